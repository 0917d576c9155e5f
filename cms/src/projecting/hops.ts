import type { Database } from './consistent.ts'

export type Attribute = ReturnType<Database['metadata']['get']>['attributes'][string]

/** A table that leads from one row to others: of links, of components, or of the files that hang on a row. */
export type Hop = { table: string; from: string; to: string; on: Readonly<Record<string, unknown>> }

/** The way from a row to what a relation or a component field leads to, in the order in which it stands there. */
export function hopOf(attribute: Attribute): { hop: Hop; target: string; order: string[]; many: boolean } | null {
  if (!('joinTable' in attribute) || !attribute.joinTable || !('inverseJoinColumn' in attribute.joinTable)) return null
  if (!('target' in attribute)) return null
  const { name, joinColumn, inverseJoinColumn, on = {}, orderBy = {} } = attribute.joinTable
  return {
    hop: { table: name, from: joinColumn.name, to: inverseJoinColumn.name, on },
    target: attribute.target,
    order: Object.keys(orderBy),
    many: attribute.relation.endsWith('Many'),
  }
}

export const fileUid = 'plugin::upload.file'

/** From a row to its files, whichever field they stand in; null for what is no field of files. */
export function filesHop({ metadata }: Database, owner: string, attribute: Attribute): Hop | null {
  if (!('morphBy' in attribute) || !attribute.morphBy) return null
  const related = metadata.get(fileUid).attributes[attribute.morphBy]
  if (!related || !('joinTable' in related) || !related.joinTable || !('morphColumn' in related.joinTable)) return null
  const { name, joinColumn, morphColumn } = related.joinTable
  return {
    table: name,
    from: morphColumn.idColumn.name,
    to: joinColumn.name,
    on: { [morphColumn.typeColumn.name]: owner },
  }
}

/** What a table of population says of one field: which columns, or how far beyond it. */
export function listed(wanted: unknown, name: 'populate' | 'select'): object | null {
  if (typeof wanted !== 'object' || wanted === null) return null
  const found: unknown = new Map(Object.entries(wanted)).get(name)
  return typeof found === 'object' ? found : null
}
