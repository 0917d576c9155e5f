import { Box, Button, Flex, Main, Typography } from '@strapi/design-system'
import { Layouts, Page, useAuth } from '@strapi/strapi/admin'
import { useState } from 'react'
import { styled } from 'styled-components'
import { operateSite, type ShownRelease, type SiteView, withdrawDocuments } from '../../operations/contract.ts'
import { FactList } from '../layout/FactList.tsx'
import { Panel } from '../layout/Panel.tsx'
import { Stack } from '../layout/Stack.tsx'
import { PublicSite } from '../public-site/PublicSite.tsx'
import { LatencyChart } from './LatencyChart.tsx'
import { RebuildCard } from './RebuildCard.tsx'
import { ReleaseList } from './ReleaseList.tsx'
import { RollbackDialog } from './RollbackDialog.tsx'
import { useOrders } from './use-orders.ts'
import { useSiteView } from './use-site-view.ts'
import { WithdrawCard } from './WithdrawCard.tsx'
import { consumerName, shortMoment } from './words.ts'

/** The webmaster's page: what is live and who made it so, and the orders that change it. */
export function OperationsPage() {
  return (
    <Page.Protect permissions={[{ action: operateSite, subject: null }]}>
      <Operations />
    </Page.Protect>
  )
}

function Operations() {
  const permissions = useAuth('OperationsPage', (state) => state.permissions)
  const { view, connected } = useSiteView()
  const orders = useOrders()
  const [target, setTarget] = useState<ShownRelease | null>(null)
  const withdraws = permissions.some(({ action }) => action === withdrawDocuments)
  return (
    <Layouts.Root>
      <Main>
        <Page.Title>线上版本</Page.Title>
        <Layouts.Header title="线上版本" subtitle={subtitle(view, connected)} />
        <Layouts.Content>
          {view ? (
            <Stack>
              {view.state?.pinned && (
                <RolledBack
                  pinned={view.state.pinned}
                  newest={view.state.release}
                  busy={orders.busy}
                  onResume={orders.resume}
                />
              )}
              <Facts view={view} />
              <Pair>
                <RebuildCard progress={view.state?.rebuild ?? null} running={view.state !== null} orders={orders} />
                <LatencyChart releases={view.releases} />
              </Pair>
              <Panel>
                <PublicSite />
              </Panel>
              <ReleaseList
                releases={view.releases}
                live={view.state ? (view.state.pinned ?? view.releases[0]?.release ?? null) : null}
                rolledBack={view.state?.pinned != null}
                onRollBack={setTarget}
                onResume={orders.resume}
              />
              {withdraws && <WithdrawCard withdrawals={view.withdrawals} orders={orders} />}
            </Stack>
          ) : (
            <Typography textColor="neutral600">正在读取线上版本…</Typography>
          )}
        </Layouts.Content>
        {target && view?.state && (
          <RollbackDialog
            target={target}
            live={view.state.pinned ?? view.state.release}
            orders={orders}
            onClose={() => setTarget(null)}
          />
        )}
      </Main>
    </Layouts.Root>
  )
}

function subtitle(view: SiteView | null, connected: boolean): string {
  if (!view) return '公开网站现在是哪一版、是谁更新的'
  if (!view.state) return '发布程序没有运行；读者看到的是最后一版，网站照常打开'
  return connected ? '自动更新，不用刷新' : '与后台的连接断了，正在重新连接…'
}

function RolledBack({
  pinned,
  newest,
  busy,
  onResume,
}: {
  pinned: number
  newest: number
  busy: boolean
  onResume: () => void
}) {
  return (
    <Notice role="alert">
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Box>
          <Typography variant="delta" tag="h2" textColor="danger700">
            网站已回退到第 {pinned} 版
          </Typography>
          <Typography textColor="neutral800">
            最新的是第 {newest} 版。编辑照常发布，新内容排队等候；恢复后立即上线。
          </Typography>
        </Box>
        <Button onClick={onResume} loading={busy} size="L">
          恢复到最新
        </Button>
      </Flex>
    </Notice>
  )
}

function Facts({ view: { state, waiting, consumers, held, releases } }: { view: SiteView }) {
  const newest = releases[0]
  const shown = state?.pinned ?? newest?.release
  const facts: [string, string][] = [
    ['读者看到', shown ? `第 ${shown} 版` : '还没有'],
    ['页面', state ? state.pages.toLocaleString('zh-CN') : '—'],
    ['最近发布', newest ? shortMoment(newest.at) : '还没有'],
    ['等待上线', waiting ? `${waiting.count} 条，自 ${shortMoment(waiting.since)}` : '没有'],
    ...consumers.map(({ consumer, waiting: behind }): [string, string] => [
      consumerName(consumer),
      behind > 0 ? `还差 ${behind} 条` : '已跟上',
    ]),
    ['没能上线', held > 0 ? `${held} 处` : '没有'],
  ]
  return <FactList facts={facts} />
}

const Pair = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(36rem, 100%), 1fr));
  gap: 2.4rem;
`

const Notice = styled.div`
  padding: 2rem;
  background: ${({ theme }) => theme.colors.danger100};
  border: 1px solid ${({ theme }) => theme.colors.danger200};
  border-left: 4px solid ${({ theme }) => theme.colors.danger600};
`
