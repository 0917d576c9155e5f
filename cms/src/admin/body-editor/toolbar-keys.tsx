import type { Editor } from '@tiptap/react'
import { styled } from 'styled-components'

/** Stays in sight while a long text scrolls under it. */
export const Tools = styled.div`
  position: sticky;
  top: 0;
  z-index: 1;
`

export const Bar = styled.div<{ $wraps?: boolean }>`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.4rem 0.8rem;
  padding: 0.4rem 0.6rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral100};
  border-radius: ${({ theme }) => theme.borderRadius} ${({ theme }) => theme.borderRadius} 0 0;

  @media (max-width: 767px) {
    ${({ $wraps }) => ($wraps ? '' : 'flex-wrap: nowrap; overflow-x: auto; > * { flex: none; }')}
  }
`

/** Tools that belong together stay on one line. */
export const Gap = styled.span`
  display: inline-flex;
  gap: 0.2rem;
`

export const Key = styled.button`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-width: 3.4rem;
  height: 3.4rem;
  padding: 0 0.6rem;
  border: 1px solid transparent;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: none;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  cursor: pointer;

  svg { width: 1.7rem; height: 1.7rem; }
  svg path { fill: currentColor; }
  &:hover:not(:disabled) { background: ${({ theme }) => theme.colors.neutral150}; }
  &[aria-pressed='true'] {
    background: ${({ theme }) => theme.colors.neutral0};
    border-color: ${({ theme }) => theme.colors.primary200};
    color: ${({ theme }) => theme.colors.primary600};
  }
  &:disabled { color: ${({ theme }) => theme.colors.neutral400}; cursor: default; }
  &:focus-visible { outline: 2px solid ${({ theme }) => theme.colors.primary600}; outline-offset: 1px; }

  @media (pointer: coarse) { min-width: 4rem; height: 4rem; }
`

const LevelSelect = styled.select`
  height: 3.4rem;
  padding: 0 0.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  &:focus-visible { outline: 2px solid ${({ theme }) => theme.colors.primary600}; outline-offset: 1px; }
  @media (pointer: coarse) { height: 4rem; }
`

const levels = { 2: '一级标题', 3: '二级标题', 4: '三级标题' } as const

/** What the paragraph is: text or a heading. The page's own title is level 1, so headings in a body start at 2. */
export function Levels({ editor, level }: { editor: Editor; level: number }) {
  const choose = (chosen: string): void => {
    const wanted = ([2, 3, 4] as const).find((one) => String(one) === chosen)
    const chain = editor.chain().focus()
    if (wanted) chain.setHeading({ level: wanted }).run()
    else chain.setParagraph().run()
  }
  return (
    <LevelSelect aria-label="段落样式" value={String(level)} onChange={(event) => choose(event.target.value)}>
      <option value="0">正文</option>
      {Object.entries(levels).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </LevelSelect>
  )
}
