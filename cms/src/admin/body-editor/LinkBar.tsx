import { Button, Flex, Typography } from '@strapi/design-system'
import type { Editor } from '@tiptap/react'
import { type KeyboardEvent, useState } from 'react'
import { styled } from 'styled-components'
import { safeLink } from './links.ts'
import { Bar } from './toolbar-keys.tsx'

const Address = styled.input`
  flex: 1 1 18rem;
  min-width: 0;
  height: 3.4rem;
  padding: 0 0.8rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
`

/** “www.example.com” typed without a scheme is meant as a web address. */
const complete = (typed: string): string => (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(typed) ? `https://${typed}` : typed)

/** Where the selected words lead. */
export function LinkBar({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const current = editor.getAttributes('link').href
  const [typed, setTyped] = useState(typeof current === 'string' ? current : '')
  const [refused, setRefused] = useState(false)
  const chain = () => editor.chain().focus().extendMarkRange('link')

  const confirm = (): void => {
    const href = complete(typed.trim())
    if (!safeLink(href)) {
      setRefused(true)
      return
    }
    chain().setLink({ href }).run()
    onClose()
  }
  const remove = (): void => {
    chain().unsetLink().run()
    onClose()
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') confirm()
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Bar role="group" aria-label="链接" $wraps>
      <Address
        autoFocus
        aria-label="链接网址"
        aria-invalid={refused}
        placeholder="https:// 开头的网址，或以 / 开头的本站页面"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={keys}
      />
      <Flex gap={2}>
        <Button size="S" onClick={confirm}>
          确定
        </Button>
        {current && (
          <Button size="S" variant="danger-light" onClick={remove}>
            去掉链接
          </Button>
        )}
        <Button size="S" variant="tertiary" onClick={onClose}>
          取消
        </Button>
      </Flex>
      {refused && (
        <Typography variant="pi" textColor="danger600" role="alert">
          网址要以 http://、https://、mailto: 或 / 开头。
        </Typography>
      )}
    </Bar>
  )
}
