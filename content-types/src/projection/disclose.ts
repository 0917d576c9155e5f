import { type Disclosure, mayRead } from '../define/disclosure.ts'
import type { Fields } from '../define/field.ts'
import { components } from '../documents/components.ts'

const componentFields = new Map(components.map((component) => [component.name, component.fields]))

/**
 * The document with only those of its fields that the audience may read, components included.
 * The definitions alone decide, so marking a field more narrowly takes it off the site everywhere.
 * Relations keep whatever was populated: what a related document discloses is its own projection's matter.
 */
export function disclose<T extends object>(fields: Fields, document: T, audience: Disclosure): T {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(document)) {
    const field = fields[name]
    if (!field) {
      if (name === 'documentId' || name === 'updatedAt') kept[name] = value
      continue
    }
    if (!mayRead(audience, field.disclosure ?? 'department')) continue
    const inner = field.kind === 'component' ? componentFields.get(field.component) : undefined
    kept[name] = inner ? discloseComponent(inner, value, audience) : value
  }
  return kept as T
}

function discloseComponent(fields: Fields, value: unknown, audience: Disclosure): unknown {
  if (Array.isArray(value)) return value.map((item) => discloseComponent(fields, item, audience))
  return value !== null && typeof value === 'object' ? disclose(fields, value, audience) : value
}
