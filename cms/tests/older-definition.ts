import { openStored } from './stored-rows.ts'

/** Makes the database one that an older definition wrote, where articles have a field more than there is now. */
export async function rememberField(dataDir: string, databaseUrl: string | undefined, name: string): Promise<void> {
  const stored = await openStored(dataDir, databaseUrl)
  try {
    await stored.query(`ALTER TABLE articles ADD COLUMN ${name} TEXT`)
    const [row] = await stored.query('SELECT id, schema FROM strapi_database_schema ORDER BY time DESC LIMIT 1')
    const schema = typeof row?.schema === 'string' ? JSON.parse(row.schema) : row?.schema
    const articles = schema.tables.find((table: { name: string }) => table.name === 'articles')
    articles.columns.push({ ...articles.columns[1], name })
    const text = JSON.stringify(schema).replaceAll("'", "''")
    await stored.query(`UPDATE strapi_database_schema SET schema = '${text}', hash = 'older' WHERE id = ${row?.id}`)
  } finally {
    await stored.close()
  }
}
