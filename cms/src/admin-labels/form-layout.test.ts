import { components, documentTypes, type Field } from '@huoye/content-types'
import { describe, expect, it } from 'vitest'
import { formLayout } from './form-layout.ts'

const text: Field = { kind: 'text', label: '文字' }

describe('a form', () => {
  it('keeps the order of the definition, gives the main field a row and fills the last cell of a short row', () => {
    const date: Field = { kind: 'date', label: '日期' }
    expect(formLayout({ title: text, short: text, day: date, body: { kind: 'html', label: '正文' } }, 'title')).toEqual(
      [
        [{ name: 'title', size: 12 }],
        [
          { name: 'short', size: 6 },
          { name: 'day', size: 6 },
        ],
        [{ name: 'body', size: 12 }],
      ],
    )
  })

  it('leaves hidden fields out', () => {
    expect(formLayout({ title: text, secret: { ...text, hidden: true } }, 'title')).toEqual([
      [{ name: 'title', size: 12 }],
    ])
  })

  it.each([...documentTypes, ...components])('of $label has every row exactly full', ({ name, fields }) => {
    const rows = formLayout(fields, 'title')
    expect(rows.length, name).toBeGreaterThan(0)
    for (const row of rows) expect(row.reduce((sum, { size }) => sum + size, 0)).toBe(12)
  })
})
