import type { Database } from './consistent.ts'
import { type Attribute, filesHop, fileUid, hopOf, listed } from './hops.ts'

/** A row under the names of its attributes, with what it was populated with. */
export type Populated = { id: number; documentId: string } & Record<string, unknown>

/** What of a file its projection looks at. */
const fileFields = ['name', 'alternativeText', 'caption', 'ext', 'size', 'provider_metadata']

/**
 * Documents of rows of a table, populated by a handful of statements for all of them: each thing that several documents share is
 * read and understood once. Moments stay as the driver gives them.
 */
export async function populated(
  database: Database,
  uid: string,
  rows: readonly Record<string, unknown>[],
  populate: object,
): Promise<Map<number, Populated>> {
  const { attributes } = database.metadata.get(uid)
  const understand = understanding(database, uid)
  const documents = new Map(rows.map(understand).map((document) => [document.id, document]))
  const files: Field[] = []
  for (const [name, wanted] of Object.entries(populate)) {
    const attribute = attributes[name]
    if (!attribute) throw new Error(`${uid} has no ${name}`)
    if (filesHop(database, uid, attribute)) files.push({ name, attribute })
    else await populateLinks(database, documents, { name, attribute }, wanted)
  }
  await populateFiles(database, uid, documents, files)
  return documents
}

type Field = { name: string; attribute: Attribute }

async function populateLinks(
  database: Database,
  documents: ReadonlyMap<number, Populated>,
  { name, attribute }: Field,
  wanted: unknown,
): Promise<void> {
  const next = hopOf(attribute)
  if (!next) throw new Error(`${name} leads nowhere`)
  const { hop, order, target, many } = next
  const links: Link[] = await database
    .connection(hop.table)
    .select({ from: hop.from, to: hop.to })
    .whereIn(hop.from, [...documents.keys()])
    .where(hop.on)
    .orderBy([...order, 'id'])
  const selected = listed(wanted, 'select')
  const targets = await rowsOf(database, target, links, Array.isArray(selected) ? selected.map(String) : null)
  const found = await populated(database, target, targets, listed(wanted, 'populate') ?? {})
  attach(documents, name, many, links, found)
}

async function populateFiles(
  database: Database,
  uid: string,
  documents: ReadonlyMap<number, Populated>,
  fields: readonly Field[],
): Promise<void> {
  const [first] = fields
  const hop = first && filesHop(database, uid, first.attribute)
  if (!hop) return
  const links: (Link & { field: string })[] = await database
    .connection(hop.table)
    .select({ from: hop.from, to: hop.to, field: 'field' })
    .whereIn(hop.from, [...documents.keys()])
    .where(hop.on)
    .orderBy(['order', 'id'])
  const found = await populated(database, fileUid, await rowsOf(database, fileUid, links, fileFields), {})
  for (const { name, attribute } of fields) {
    const own = links.filter(({ field }) => field === name)
    attach(documents, name, 'relation' in attribute && attribute.relation === 'morphMany', own, found)
  }
}

type Link = { from: number; to: number }

/** The rows that links lead to, each once, with the named attributes or all. */
async function rowsOf(database: Database, uid: string, links: readonly Link[], selected: readonly string[] | null) {
  if (links.length === 0) return []
  const { attributes, tableName } = database.metadata.get(uid)
  const columns = selected?.map((name) => columnOf(attributes, name)) ?? ['*']
  const rows: Record<string, unknown>[] = await database
    .connection(tableName)
    .select(selected ? ['id', ...columns] : columns)
    .whereIn('id', [...new Set(links.map(({ to }) => to))])
  return rows
}

function columnOf(attributes: Readonly<Record<string, Attribute>>, name: string): string {
  const attribute = attributes[name]
  return (attribute && 'columnName' in attribute && attribute.columnName) || name
}

function attach(
  documents: ReadonlyMap<number, Populated>,
  name: string,
  many: boolean,
  links: readonly Link[],
  found: ReadonlyMap<number, Populated>,
): void {
  for (const document of documents.values()) document[name] = many ? [] : null
  for (const { from, to } of links) {
    const [document, target] = [documents.get(from), found.get(to)]
    if (!document || !target) continue
    const list = document[name]
    if (Array.isArray(list)) list.push(target)
    else document[name] ??= target
  }
}

/** How a row of a table becomes a document: names of attributes, truth values and JSON. */
function understanding({ metadata }: Database, uid: string): (row: Record<string, unknown>) => Populated {
  const { attributes, columnToAttribute } = metadata.get(uid)
  const kindOf = (column: string) => attributes[columnToAttribute[column] ?? column]?.type
  return (row) => {
    const document: Populated = { id: Number(row.id), documentId: String(row.document_id) }
    for (const column in row) {
      const value = row[column]
      const kind = kindOf(column)
      document[columnToAttribute[column] ?? column] =
        kind === 'boolean' && value !== null ? Boolean(value) : kind === 'json' ? parsed(value) : value
    }
    return document
  }
}

/** Both drivers give JSON as text. What is none is as good as nothing. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}
