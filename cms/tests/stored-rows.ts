import { createRequire } from 'node:module'
import { join } from 'node:path'

export type StoredRow = Record<string, unknown>

/** What stands in the database of a CMS, read beside it. */
export type Stored = {
  tables(): Promise<string[]>
  query(sql: string): Promise<StoredRow[]>
  close(): Promise<void>
}

type Sqlite = { prepare(sql: string): { reader: boolean; all(): StoredRow[]; run(): unknown }; close(): void }
type Postgres = {
  connect(): Promise<void>
  query(sql: string): Promise<{ rows: StoredRow[] }>
  end(): Promise<void>
}

/** Opens the SQLite file of a DATA_DIR, or the PostgreSQL server of an address. */
export const openStored = (dataDir: string, databaseUrl: string | undefined): Promise<Stored> =>
  databaseUrl ? openPostgres(databaseUrl) : openSqlite(join(dataDir, 'cms.db'))

async function openSqlite(file: string): Promise<Stored> {
  const Database: new (file: string) => Sqlite = createRequire(__filename)('better-sqlite3')
  const database = new Database(file)
  const query = async (sql: string) => {
    const statement = database.prepare(sql)
    if (statement.reader) return statement.all()
    statement.run()
    return []
  }
  return {
    query,
    tables: async () =>
      names(await query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")),
    close: async () => database.close(),
  }
}

async function openPostgres(connectionString: string): Promise<Stored> {
  const { Client }: { Client: new (options: { connectionString: string }) => Postgres } =
    createRequire(__filename)('pg')
  const client = new Client({ connectionString })
  await client.connect()
  const query = async (sql: string) => (await client.query(sql)).rows
  return {
    query,
    tables: async () => names(await query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")),
    close: () => client.end(),
  }
}

const names = (rows: StoredRow[]): string[] => rows.map(({ name }) => String(name)).sort()
