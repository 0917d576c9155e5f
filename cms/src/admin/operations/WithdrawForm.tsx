import { longestReason } from '@huoye/content-types'
import { Button, Checkbox, Field, Textarea } from '@strapi/design-system'
import { type FormEvent, type ReactNode, useState } from 'react'
import { styled } from 'styled-components'

/** Asks why, and makes sure that it is meant. `children` stand above: which document it is. */
export function WithdrawForm({
  ready,
  busy,
  onWithdraw,
  children,
}: {
  /** Whether it is known which document. */
  ready: boolean
  busy: boolean
  onWithdraw: (reason: string) => Promise<boolean>
  children?: ReactNode
}) {
  const [reason, setReason] = useState('')
  const [sure, setSure] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (await onWithdraw(reason)) {
      setReason('')
      setSure(false)
    }
  }
  return (
    <Form onSubmit={submit}>
      {children}
      <Field.Root name="reason" required hint="只记在撤稿记录里，不对外公开；不要写出撤下的内容。">
        <Field.Label>撤稿原因</Field.Label>
        <Textarea value={reason} maxLength={longestReason} onChange={(event) => setReason(event.target.value)} />
        <Field.Hint />
      </Field.Root>
      <Checkbox checked={sure} onCheckedChange={(checked: boolean | 'indeterminate') => setSure(checked === true)}>
        我知道撤下后不能恢复：草稿、照片和所有版本里的副本都会清除
      </Checkbox>
      <Button type="submit" variant="danger" disabled={!ready || reason.trim() === '' || !sure} loading={busy}>
        立即撤下
      </Button>
    </Form>
  )
}

const Form = styled.form`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  align-items: stretch;

  > button { align-self: flex-start; }
`
