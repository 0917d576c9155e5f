import { expect, test } from 'vitest'
import { sniffAttachment } from './sniff.ts'

const zip = (inside: string) => Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from(inside)])
const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0])

test.each([
  ['a PDF', Buffer.from('%PDF-1.7'), '.pdf', 'pdf'],
  ['a Word document', zip('word/document.xml'), 'docx', 'docx'],
  ['a workbook', zip('xl/workbook.xml'), '.XLSX', 'xlsx'],
  ['an archive', zip('a.txt'), 'zip', 'zip'],
  ['an old Word document', ole, 'doc', 'doc'],
  ['an old workbook', ole, 'xls', 'xls'],
  ['a program called PDF', Buffer.from('MZ'), 'pdf', null],
  ['a PDF called Word', Buffer.from('%PDF-1.7'), 'doc', null],
  ['a document with macros', zip('word/document.xml word/vbaProject.bin'), 'docx', null],
  ['a web page', Buffer.from('<html>'), 'html', null],
  ['nothing', Buffer.alloc(0), 'pdf', null],
])('%s', (_, bytes, extension, format) => {
  expect(sniffAttachment(bytes, extension)).toBe(format)
})
