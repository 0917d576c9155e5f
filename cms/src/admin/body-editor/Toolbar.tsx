import { Bold, BulletList, Image, Italic, Link, NumberList, Quotes, StrikeThrough, Underline } from '@strapi/icons'
import { type Editor, useEditorState } from '@tiptap/react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { LinkBar } from './LinkBar.tsx'
import { TableBar } from './TableBar.tsx'
import { Redo, TableGrid, Undo } from './toolbar-icons.tsx'
import { Bar, Gap, Key, Levels, Tools } from './toolbar-keys.tsx'

type Tool = { label: string; icon: ReactNode; pressed?: boolean; disabled?: boolean; act(): void }

/** The tools over a text. Arrow keys move along them; Tab goes on into the text. */
export function Toolbar({ editor, onInsertPicture }: { editor: Editor; onInsertPicture(): void }) {
  const bar = useRef<HTMLDivElement>(null)
  const [linking, setLinking] = useState(false)
  const now = useEditorState({ editor, selector: ({ editor: current }) => standing(current) })
  const go = () => editor.chain().focus()

  const groups: Tool[][] = [
    [
      { label: '撤销（Ctrl+Z）', icon: <Undo />, disabled: !now.canUndo, act: () => go().undo().run() },
      { label: '重做（Ctrl+Y）', icon: <Redo />, disabled: !now.canRedo, act: () => go().redo().run() },
    ],
    [
      { label: '加粗（Ctrl+B）', icon: <Bold />, pressed: now.bold, act: () => go().toggleBold().run() },
      { label: '斜体（Ctrl+I）', icon: <Italic />, pressed: now.italic, act: () => go().toggleItalic().run() },
      {
        label: '下划线（Ctrl+U）',
        icon: <Underline />,
        pressed: now.underline,
        act: () => go().toggleUnderline().run(),
      },
      { label: '删除线', icon: <StrikeThrough />, pressed: now.strike, act: () => go().toggleStrike().run() },
    ],
    [
      {
        label: '项目符号列表',
        icon: <BulletList />,
        pressed: now.bulletList,
        act: () => go().toggleBulletList().run(),
      },
      { label: '编号列表', icon: <NumberList />, pressed: now.orderedList, act: () => go().toggleOrderedList().run() },
      { label: '引用', icon: <Quotes />, pressed: now.blockquote, act: () => go().toggleBlockquote().run() },
    ],
    [
      {
        label: '链接',
        icon: <Link />,
        pressed: now.link,
        disabled: !now.link && now.nothingSelected,
        act: () => setLinking(true),
      },
      { label: '插入图片', icon: <Image />, act: onInsertPicture },
      {
        label: '插入表格',
        icon: <TableGrid />,
        disabled: now.table,
        act: () => go().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      },
    ],
  ]

  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0 || event.target instanceof HTMLSelectElement) return
    const keys = [...(bar.current?.querySelectorAll<HTMLElement>('button:not(:disabled), select') ?? [])]
    const at = keys.findIndex((key) => key.matches(':focus'))
    keys[(at + step + keys.length) % keys.length]?.focus()
    event.preventDefault()
  }

  return (
    <Tools>
      <Bar ref={bar} role="toolbar" aria-label="正文工具" onKeyDown={move}>
        <Levels editor={editor} level={now.level} />
        {groups.map((tools) => (
          <Gap key={tools[0]?.label}>
            {tools.map(({ label, icon, pressed, disabled, act }) => (
              <Key
                key={label}
                type="button"
                title={label}
                aria-label={label}
                aria-pressed={pressed}
                disabled={disabled}
                onMouseDown={(event) => event.preventDefault()}
                onClick={act}
              >
                {icon}
              </Key>
            ))}
          </Gap>
        ))}
      </Bar>
      {linking && <LinkBar editor={editor} onClose={() => setLinking(false)} />}
      {now.table && !linking && <TableBar editor={editor} />}
    </Tools>
  )
}

function standing(editor: Editor) {
  const active = (name: string): boolean => editor.isActive(name)
  return {
    level: [2, 3, 4].find((level) => editor.isActive('heading', { level })) ?? 0,
    bold: active('bold'),
    italic: active('italic'),
    underline: active('underline'),
    strike: active('strike'),
    bulletList: active('bulletList'),
    orderedList: active('orderedList'),
    blockquote: active('blockquote'),
    link: active('link'),
    table: active('table'),
    nothingSelected: editor.state.selection.empty,
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  }
}
