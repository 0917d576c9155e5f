import { styled } from 'styled-components'

/** The paper that a body is written on: the public article's type, in the panel's frame. */
export const Surface = styled.div<{ $hasError: boolean; $disabled: boolean }>`
  border: 1px solid ${({ theme, $hasError }) => ($hasError ? theme.colors.danger600 : theme.colors.neutral200)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $disabled }) => ($disabled ? theme.colors.neutral100 : theme.colors.neutral0)};
  min-width: 0;
  width: 100%;

  &:focus-within {
    border-color: ${({ theme, $hasError }) => ($hasError ? theme.colors.danger600 : theme.colors.primary600)};
    box-shadow: 0 0 0 1px ${({ theme, $hasError }) => ($hasError ? theme.colors.danger600 : theme.colors.primary600)};
  }

  .ProseMirror {
    min-height: 32rem;
    max-width: 76rem;
    margin: 0 auto;
    padding: 1.6rem 1.6rem 4rem;
    outline: none;
    font-size: 1.7rem;
    line-height: 1.85;
    color: ${({ theme }) => theme.colors.neutral800};
    overflow-wrap: anywhere;
  }
  .ProseMirror > * + * { margin-top: 1em; }
  .ProseMirror p { text-align: justify; }
  .ProseMirror > p { text-indent: 2em; }
  .ProseMirror :is(h2, h3, h4) { font-family: 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', serif; font-weight: 700; line-height: 1.4; }
  .ProseMirror h2 { font-size: 2.2rem; }
  .ProseMirror h3 { font-size: 1.9rem; }
  .ProseMirror h4 { font-size: 1.7rem; }
  .ProseMirror strong { font-weight: 700; }
  .ProseMirror em { font-style: italic; }
  .ProseMirror u { text-decoration: underline; text-underline-offset: 0.2em; }
  .ProseMirror s { text-decoration: line-through; }
  .ProseMirror sup { vertical-align: super; font-size: 0.75em; }
  .ProseMirror sub { vertical-align: sub; font-size: 0.75em; }
  .ProseMirror a { color: ${({ theme }) => theme.colors.primary600}; text-decoration: underline; text-underline-offset: 0.2em; }
  .ProseMirror ul { list-style: disc; padding-left: 2em; }
  .ProseMirror ol { list-style: decimal; padding-left: 2em; }
  .ProseMirror blockquote { border-left: 3px solid #b0873a; padding-left: 1.6rem; color: ${({ theme }) => theme.colors.neutral700}; }
  .ProseMirror hr { border: 0; border-top: 1px solid ${({ theme }) => theme.colors.neutral300}; }
  .ProseMirror figure { margin-inline: 0; text-align: center; border-radius: ${({ theme }) => theme.borderRadius}; }
  .ProseMirror figure.ProseMirror-selectednode { outline: 2px solid ${({ theme }) => theme.colors.primary600}; outline-offset: 4px; }
  .ProseMirror img { display: block; max-width: 100%; height: auto; max-height: 60vh; margin: 0 auto; }
  .ProseMirror figcaption { padding: 0.6rem; font-size: 1.4rem; color: ${({ theme }) => theme.colors.neutral600}; position: relative; }
  .ProseMirror figcaption[data-empty='true']::after {
    content: '在这里写图片说明（可以不写）';
    position: absolute;
    inset: 0.6rem;
    pointer-events: none;
    color: ${({ theme }) => theme.colors.neutral500};
  }
  .ProseMirror .tableWrapper { overflow-x: auto; }
  .ProseMirror table { border-collapse: collapse; width: 100%; font-size: 1.5rem; line-height: 1.6; }
  .ProseMirror :is(td, th) { border: 1px solid ${({ theme }) => theme.colors.neutral300}; padding: 0.6rem 0.8rem; vertical-align: top; min-width: 5rem; text-align: left; }
  .ProseMirror th { background: ${({ theme }) => theme.colors.neutral100}; font-weight: 700; }
  .ProseMirror .selectedCell { background: ${({ theme }) => theme.colors.primary100}; }
  .ProseMirror .ProseMirror-gapcursor::after { content: ''; display: block; border-top: 1px solid currentColor; width: 2rem; }
`
