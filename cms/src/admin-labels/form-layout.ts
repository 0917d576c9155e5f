import type { Field, Fields } from '@huoye/content-types'

type Cell = { name: string; size: number }
export type FormLayout = Cell[][]

/** Columns of Strapi's form, which is twelve wide. */
const whole = 12

/** How wide a field stands. Strapi fixes components, lists of choices and bodies at the whole width. */
function width(name: string, field: Field, mainField: string): number {
  if (name === mainField) return whole
  switch (field.kind) {
    case 'html':
    case 'component':
    case 'choices':
    case 'longText':
    case 'pictures':
      return whole
    case 'integer':
    case 'boolean':
    case 'date':
    case 'choice':
      return 4
    default:
      return 6
  }
}

const stretches = (field: Field | undefined): boolean => field?.kind !== 'component' && field?.kind !== 'choices'

/** The rows of an edit form: fields in the order of their definition, as many beside each other as fit, rows filled to their end. */
export function formLayout(fields: Fields, mainField: string): FormLayout {
  const rows: FormLayout = []
  let row: Cell[] = []
  const used = (): number => row.reduce((sum, { size }) => sum + size, 0)
  const close = (): void => {
    const last = row.at(-1)
    if (last && stretches(fields[last.name])) last.size += whole - used()
    if (row.length > 0) rows.push(row)
    row = []
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.hidden) continue
    const size = width(name, field, mainField)
    if (used() + size > whole) close()
    row.push({ name, size })
  }
  close()
  return rows
}
