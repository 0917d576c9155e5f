import { Button, Flex, ProgressBar, Typography } from '@strapi/design-system'
import { styled } from 'styled-components'
import type { SiteView } from '../../operations/contract.ts'
import { Panel } from '../layout/Panel.tsx'
import type { Orders } from './use-orders.ts'

type Progress = NonNullable<SiteView['state']>['rebuild']

/** Has the whole site made anew, and shows how far that is. */
export function RebuildCard({ progress, running, orders }: { progress: Progress; running: boolean; orders: Orders }) {
  return (
    <Panel aria-labelledby="rebuild">
      <Typography id="rebuild" variant="delta" tag="h2">
        整站重做
      </Typography>
      {progress ? (
        <Going progress={progress} />
      ) : (
        <>
          <Note>每次发布都会自动更新要变的页面，平时用不到。怀疑线上不对时再用；做的时候照常发布，做完一次切换。</Note>
          <Flex gap={2} wrap="wrap">
            <Button disabled={!running} loading={orders.busy} onClick={() => orders.rebuild({ full: false })}>
              重做全部页面
            </Button>
            <Button
              variant="tertiary"
              disabled={!running || orders.busy}
              onClick={() => orders.rebuild({ full: true })}
            >
              先从后台重读全部内容
            </Button>
          </Flex>
        </>
      )}
    </Panel>
  )
}

function Going({ progress: { done, total, startedAt, full } }: { progress: NonNullable<Progress> }) {
  const percent = total === 0 ? 0 : Math.floor((100 * done) / total)
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(startedAt)) / 1000))
  return (
    <>
      <Note role="status">
        {full ? '重读并重做' : '重做'}：{total === 0 ? '正在计算要做哪些页面' : `${done} / ${total} 页`}，已用 {seconds}{' '}
        秒。读者看到的还是原来的版本。
      </Note>
      <Bar>
        <ProgressBar value={percent} size="M" />
        <span>{percent}%</span>
      </Bar>
    </>
  )
}

const Note = styled.p`
  margin: 0.8rem 0 1.6rem;
  font-size: 1.4rem;
  line-height: 1.6;
  color: ${({ theme }) => theme.colors.neutral700};
`

const Bar = styled.div`
  display: flex;
  gap: 1.2rem;
  align-items: center;
  font-variant-numeric: tabular-nums;

  > :first-child { flex: 1; }
`
