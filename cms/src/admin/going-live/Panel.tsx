import { Box, Flex, Link, Typography } from '@strapi/design-system'
import { CheckCircle, Clock, ExternalLink, WarningCircle } from '@strapi/icons'
import { useForm } from '@strapi/strapi/admin'
import { useEffect, useState } from 'react'
import { keyframes, styled } from 'styled-components'
import type { PublishingState } from '../../publishing/state-contract.ts'
import { HeldNotices } from './HeldNotices.tsx'
import { readableAddress } from './readable-address.ts'
import { UndescribedNotice } from './UndescribedNotice.tsx'
import { type Undescribed, undescribedPictures } from './undescribed.ts'
import { usePublishingState } from './use-state.ts'

const types: ReadonlySet<string> = new Set([
  'api::article.article',
  'api::activity.activity',
  'api::overview.overview',
  'api::synonym.synonym',
])

type Versions = { status?: string; updatedAt?: string; publishedAt?: string | null }
type PanelProps = {
  model: string
  documentId?: string
  document?: Versions
  meta?: { availableStatus?: Versions[] }
}

/** The side panel of Strapi's edit view that says whether the public sees this document, where, and since when. */
export function GoingLivePanel({ model, documentId, document, meta }: PanelProps) {
  const version = JSON.stringify(
    [document, ...(meta?.availableStatus ?? [])].map((one) => [one?.updatedAt, one?.publishedAt]),
  )
  const state = usePublishingState(model, types.has(model) ? documentId : undefined, version)
  // What stands in the form, not what is stored: words that were just written count.
  const values = useForm('GoingLivePanel', (form) => form.values)
  if (!types.has(model) || !state) return null
  const content = (
    <Standing
      state={state}
      editedSince={document?.status === 'modified'}
      undescribed={undescribedPictures(model, values)}
    />
  )
  return { title: '公开网站', content }
}

const words = {
  unpublished: '未发布',
  publishing: '正在上线…',
  live: '已上线',
  held: '未能上线',
  queued: '排队等候',
} as const
const colors = {
  unpublished: 'neutral600',
  publishing: 'warning700',
  live: 'success700',
  held: 'danger700',
  queued: 'warning700',
} as const

const pulse = keyframes`from { opacity: 1; } to { opacity: 0.35; }`
const Waiting = styled(Clock)`
  animation: ${pulse} 0.7s ease-in-out infinite alternate;
  @media (prefers-reduced-motion: reduce) { animation: none; }
`
const icons = {
  unpublished: null,
  publishing: <Waiting />,
  live: <CheckCircle />,
  held: <WarningCircle />,
  queued: <Clock />,
} as const

function Standing({
  state,
  editedSince,
  undescribed,
}: {
  state: PublishingState
  editedSince: boolean
  undescribed: readonly Undescribed[]
}) {
  const slow = useLongWait(state.state === 'publishing')
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={2}
      width="100%"
      role="status"
      data-publishing-state={state.state}
    >
      <Flex gap={2} color={colors[state.state]}>
        {icons[state.state]}
        <Typography variant="delta" textColor={colors[state.state]}>
          {words[state.state]}
        </Typography>
      </Flex>
      {state.state !== 'held' && (
        <Typography variant="pi" textColor="neutral600">
          {slow ? '比平常慢。可以先去做别的，上线后这里会显示。' : explain(state)}
        </Typography>
      )}
      {state.held.length > 0 && <HeldNotices notices={state.held} ofOthers={state.state !== 'held'} />}
      {state.state === 'live' && editedSince && (
        <Typography variant="pi" textColor="warning700">
          之后的修改还没有发布，读者看到的是上一版。
        </Typography>
      )}
      {state.url && state.state === 'live' && (
        <Box>
          <Link href={state.url} target="_blank" rel="noreferrer" endIcon={<ExternalLink />} isExternal={false}>
            打开公开页面
          </Link>
          <Address>{readableAddress(state.url)}</Address>
        </Box>
      )}
      {undescribed.length > 0 && (
        <Box paddingTop={2}>
          <UndescribedNotice pictures={undescribed} />
        </Box>
      )}
    </Flex>
  )
}

const longWaitMs = 10_000

/** Whether something has been going on for longer than anybody should look at it. */
function useLongWait(going: boolean): boolean {
  const [long, setLong] = useState(false)
  useEffect(() => {
    setLong(false)
    if (!going) return
    const timer = window.setTimeout(() => setLong(true), longWaitMs)
    return () => window.clearTimeout(timer)
  }, [going])
  return going && long
}

const Address = styled.div`
  margin-top: 0.4rem;
  font-size: 1.2rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral600};
  overflow-wrap: anywhere;
`

function explain({ state, liveAt, ms }: PublishingState): string {
  if (state === 'unpublished') return '公众还看不到这篇内容。'
  if (state === 'queued') return '网站管理员把网站回退到了较早的版本。这次发布没有丢，恢复后立即上线。'
  if (state === 'publishing') return '已经发布，正在更新公开网站，一般不到一秒。'
  const when = liveAt ? `${moment.format(new Date(liveAt))} 上线` : '公众已经能看到'
  return ms === null ? `${when}。` : `${when}，用时 ${seconds(ms)} 秒。`
}

const moment = new Intl.DateTimeFormat('zh-CN', {
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const seconds = (ms: number): string => (ms < 10_000 ? (ms / 1000).toFixed(1) : String(Math.round(ms / 1000)))
