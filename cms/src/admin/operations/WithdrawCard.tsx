import { Field, TextInput, Typography } from '@strapi/design-system'
import { useState } from 'react'
import { styled } from 'styled-components'
import type { ShownWithdrawal } from '../../operations/contract.ts'
import { Panel } from '../layout/Panel.tsx'
import type { Orders } from './use-orders.ts'
import { WithdrawForm } from './WithdrawForm.tsx'
import { shortMoment } from './words.ts'

/** Withdraws what stands at a public address, and shows what was withdrawn before. */
export function WithdrawCard({ withdrawals, orders }: { withdrawals: readonly ShownWithdrawal[]; orders: Orders }) {
  const [address, setAddress] = useState('')
  const withdraw = async (reason: string): Promise<boolean> => {
    const done = await orders.withdraw({ path: address, reason })
    if (done) setAddress('')
    return done
  }
  return (
    <Panel aria-labelledby="withdraw">
      <Typography id="withdraw" variant="delta" tag="h2">
        紧急撤稿
      </Typography>
      <Note>
        一秒内从网站撤下一篇文章、动态或支部概况，并从所有保留的版本、搜索、订阅源和后台中清除。回退、恢复备份都不会让它回来。一般的下线请在编辑页面用“取消发布”。
      </Note>
      <WithdrawForm ready={address.trim() !== ''} busy={orders.busy} onWithdraw={withdraw}>
        <Field.Root name="address" required>
          <Field.Label>公开网址</Field.Label>
          <TextInput
            value={address}
            placeholder="/activities/2026/…"
            onChange={(event: { target: { value: string } }) => setAddress(event.target.value)}
          />
        </Field.Root>
      </WithdrawForm>
      {withdrawals.length > 0 && (
        <List>
          {withdrawals.map(({ seq, at, label, by, reason, erased }) => (
            <li key={seq}>
              <span>
                {shortMoment(at)}　{by ?? '命令行'} 撤下一篇{label}：{reason}
              </span>
              <small>{erased ? '各版本中的副本已全部清除' : '正在清除各版本中的副本…'}</small>
            </li>
          ))}
        </List>
      )}
    </Panel>
  )
}

const Note = styled.p`
  margin: 0.8rem 0 1.6rem;
  font-size: 1.4rem;
  line-height: 1.6;
  color: ${({ theme }) => theme.colors.neutral700};
`

const List = styled.ul`
  margin-top: 2.4rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral300};
  font-size: 1.4rem;
  line-height: 1.6;

  li { padding: 1.2rem 0.4rem; border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200}; overflow-wrap: anywhere; }
  small { display: block; font-size: 1.3rem; color: ${({ theme }) => theme.colors.neutral600}; }
`
