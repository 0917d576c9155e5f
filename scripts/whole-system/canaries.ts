import { components, documentTypes, type Field, type Fields } from '@huoye/content-types'

/** Values that stand nowhere else, so that finding one anywhere says exactly what leaked. */
export class Canaries {
  readonly #planted: string[] = []

  /** Every text planted so far. */
  get planted(): readonly string[] {
    return this.#planted
  }

  text(where: string): string {
    const text = `CANARY-${this.#planted.length + 1}-${where}`
    this.#planted.push(text)
    return text
  }

  /** Values for each field of a document type or component that the public may not read. Kinds that cannot carry a mark are left out. */
  forFields(owner: string, fields: Fields): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) => {
        const value = field.kind === 'component' ? undefined : this.#valueFor(`${owner}.${name}`, field)
        return value === undefined ? [] : [[name, value]]
      }),
    )
  }

  #valueFor(where: string, field: Field): unknown {
    if (field.disclosure === 'public' || field.serverSet) return undefined
    switch (field.kind) {
      case 'text':
      case 'longText':
        return field.kind === 'text' && field.pattern ? undefined : this.text(where)
      case 'html':
        return `<p>${this.text(where)}</p>`
      default:
        return undefined
    }
  }
}

/** The fields of a document type or component, by name. */
export function fieldsOf(name: string): Fields {
  const found = [...documentTypes, ...components].find((definition) => definition.name === name)
  if (!found) throw new Error(`nothing is called ${name}`)
  return found.fields
}
