import { Button, Dialog, Typography } from '@strapi/design-system'
import { useEffect, useState } from 'react'
import { styled } from 'styled-components'
import type { ReleaseDiff, ShownRelease } from '../../operations/contract.ts'
import type { Orders } from './use-orders.ts'
import { shortMoment } from './words.ts'

const addressesShown = 8

/** Says what readers would see otherwise, before they do. */
export function RollbackDialog({
  target,
  live,
  orders,
  onClose,
}: {
  target: ShownRelease
  live: number
  orders: Orders
  onClose: () => void
}) {
  const [diff, setDiff] = useState<ReleaseDiff | null>(null)
  const { diff: ask } = orders
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each target
  useEffect(() => {
    ask(live, target.release).then(setDiff)
  }, [live, target.release])
  const confirm = async (): Promise<void> => {
    if (await orders.rollBack({ release: target.release })) onClose()
  }
  return (
    <Dialog.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Dialog.Content>
        <Dialog.Header>回退到第 {target.release} 版？</Dialog.Header>
        <Dialog.Body>
          <Body>
            <p>
              读者会看到 {shortMoment(target.at)}{' '}
              时的网站。编辑照常发布，新内容排队，恢复后立即上线。紧急撤下的内容不会回来。
            </p>
            {diff ? <Difference diff={diff} /> : <Typography textColor="neutral600">正在比较两个版本…</Typography>}
          </Body>
        </Dialog.Body>
        <Dialog.Footer>
          <Button fullWidth variant="tertiary" onClick={onClose}>
            取消
          </Button>
          <Button fullWidth variant="danger" loading={orders.busy} onClick={confirm}>
            回退到第 {target.release} 版
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  )
}

function Difference({ diff: { added, changed, removed } }: { diff: ReleaseDiff }) {
  const parts = [
    { words: '会从网站上消失', ...removed },
    { words: '会回到较早的样子', ...changed },
    { words: '会重新出现', ...added },
  ].filter(({ count }) => count > 0)
  if (parts.length === 0) return <p>和读者现在看到的没有不同。</p>
  return (
    <>
      {parts.map(({ words, count, paths }) => (
        <div key={words}>
          <b>
            {count} 个地址{words}
          </b>
          <ul>
            {paths.slice(0, addressesShown).map((path) => (
              <li key={path}>{decodeURI(path)}</li>
            ))}
            {count > addressesShown && <li>……</li>}
          </ul>
        </div>
      ))}
    </>
  )
}

const Body = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  width: 100%;
  max-height: 50vh;
  overflow: auto;
  font-size: 1.4rem;
  line-height: 1.6;
  text-align: start;

  b { font-weight: 600; }
  li { font-size: 1.3rem; color: ${({ theme }) => theme.colors.neutral600}; overflow-wrap: anywhere; }
`
