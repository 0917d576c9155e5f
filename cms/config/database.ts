import { join } from 'node:path'
import type { Core } from '@strapi/strapi'
import BetterSqlite from 'better-sqlite3'
import { dataDir } from '../src/data-dir.ts'

/** WAL lets the snapshot read while an editor writes; FULL makes an acknowledged publish survive a power cut. */
function durable(connection: unknown, done: (error?: Error, connection?: unknown) => void): void {
  if (connection instanceof BetterSqlite) {
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.pragma('foreign_keys = ON')
    // What is withdrawn must not be found in the file either.
    connection.pragma('secure_delete = ON')
    connection.pragma('busy_timeout = 5000')
    // 64 MiB: bodies are longer than a page, and each would be fetched from the system once more for every question.
    connection.pragma('cache_size = -65536')
  }
  done(undefined, connection)
}

/** The address wins over the parts; Strapi reads the parts to name the database. */
function postgres(connectionString: string) {
  const { hostname, port, pathname, username, password } = new URL(connectionString)
  return {
    connectionString,
    host: hostname,
    port: Number(port || 5432),
    database: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    // A server that says nothing is one that is gone: whoever asked is told so instead of waiting for ever.
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    query_timeout: 60_000,
  }
}

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Database => {
  if (env('DATABASE_CLIENT', 'sqlite') === 'postgres') {
    return {
      connection: {
        client: 'postgres',
        connection: postgres(env('DATABASE_URL', '')),
        pool: { min: 0, max: 10 },
        acquireConnectionTimeout: 20_000,
      },
    }
  }
  return {
    connection: {
      client: 'sqlite',
      connection: { filename: join(dataDir(), 'cms.db') },
      useNullAsDefault: true,
      pool: { afterCreate: durable },
    },
  }
}
