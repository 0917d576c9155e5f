import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { type Extensions, Mark } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { PictureNode } from './picture-node.ts'

const unstyled = { colwidth: { default: null, rendered: false }, align: { default: null, rendered: false } }

const PlainTable = Table.extend({
  renderHTML: () => ['table', ['tbody', 0]],
})
const PlainCell = TableCell.extend({
  addAttributes() {
    return { ...this.parent?.(), ...unstyled }
  },
})
const PlainHeader = TableHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), ...unstyled }
  },
})

/** Kept when a text has them (chemistry, footnotes), without buttons of their own. */
const Subscript = Mark.create({ name: 'subscript', parseHTML: () => [{ tag: 'sub' }], renderHTML: () => ['sub', 0] })
const Superscript = Mark.create({
  name: 'superscript',
  parseHTML: () => [{ tag: 'sup' }],
  renderHTML: () => ['sup', 0],
})

/** Exactly what the allow-list of content-types permits, and nothing that needs a style attribute. */
export const extensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      HTMLAttributes: { target: null, rel: null, class: null },
    },
  }),
  Subscript,
  Superscript,
  PictureNode,
  PlainTable.configure({ resizable: false }),
  TableRow,
  PlainHeader,
  PlainCell,
]
