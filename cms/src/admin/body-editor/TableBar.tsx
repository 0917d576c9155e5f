import type { Editor } from '@tiptap/react'
import { Bar, Gap, Key } from './toolbar-keys.tsx'

/** Rows and columns of the table that the cursor is in. */
export function TableBar({ editor }: { editor: Editor }) {
  const go = () => editor.chain().focus()
  const groups: [string, () => void][][] = [
    [
      ['上方加行', () => go().addRowBefore().run()],
      ['下方加行', () => go().addRowAfter().run()],
      ['删除行', () => go().deleteRow().run()],
    ],
    [
      ['左侧加列', () => go().addColumnBefore().run()],
      ['右侧加列', () => go().addColumnAfter().run()],
      ['删除列', () => go().deleteColumn().run()],
    ],
    [
      ['合并或拆分', () => go().mergeOrSplit().run()],
      ['首行作表头', () => go().toggleHeaderRow().run()],
      ['删除表格', () => go().deleteTable().run()],
    ],
  ]
  return (
    <Bar role="toolbar" aria-label="表格工具">
      {groups.map((tools) => (
        <Gap key={tools[0]?.[0]}>
          {tools.map(([label, act]) => (
            <Key key={label} type="button" onMouseDown={(event) => event.preventDefault()} onClick={act}>
              {label}
            </Key>
          ))}
        </Gap>
      ))}
    </Bar>
  )
}
