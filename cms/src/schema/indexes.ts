import type { Core } from '@strapi/strapi'

/** What is looked up by value at every write or sweep, and what Strapi does not index by itself. */
const wanted = [
  ['articles', 'public_id'],
  ['articles', 'external_id'],
  ['articles', 'import_batch'],
  ['articles', 'take_down_at'],
  ['activities', 'public_id'],
  ['activities', 'external_id'],
  ['activities', 'import_batch'],
  ['redirects', 'to'],
] as const

/** What two documents may not share, held by the database where two editors write at once. Only of types without drafts. */
const unique = [
  ['columns', 'key'],
  ['columns', 'slug'],
  ['organizations', 'code'],
  ['organizations', 'slug'],
  ['redirects', 'from'],
] as const

/** What says which version of each document is published, answered without reading the rows and their bodies. */
const versions = [
  ['articles', 'document_id', 'published_at', 'updated_at', 'id', 'take_down_at'],
  ['activities', 'document_id', 'published_at', 'updated_at', 'id'],
  ['files_related_mph', 'related_type', 'related_id', 'file_id'],
] as const

/** Makes the indexes that are missing; Strapi leaves indexes alone that it did not make, and forgets them when it rebuilds a table. */
export async function createIndexes(strapi: Core.Strapi): Promise<void> {
  for (const [table, column] of wanted) {
    await strapi.db.connection.raw('CREATE INDEX IF NOT EXISTS ?? ON ?? (??)', [nameOf(table, column), table, column])
  }
  for (const [table, ...columns] of versions) {
    const places = columns.map(() => '??').join(', ')
    await strapi.db.connection.raw(`CREATE INDEX IF NOT EXISTS ?? ON ?? (${places})`, [
      nameOf(table, 'versions'),
      table,
      ...columns,
    ])
  }
  for (const [table, column] of unique) {
    const name = nameOf(table, column)
    await strapi.db.connection.raw('CREATE UNIQUE INDEX IF NOT EXISTS ?? ON ?? (??)', [name, table, column])
  }
}

const nameOf = (table: string, column: string): string => `huoye_${table}_${column}`
