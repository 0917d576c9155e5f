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
    connection.pragma('busy_timeout = 5000')
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
  }
}

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Database => {
  if (env('DATABASE_CLIENT', 'sqlite') === 'postgres') {
    return {
      connection: {
        client: 'postgres',
        connection: postgres(env('DATABASE_URL', '')),
        pool: { min: 0, max: 10 },
        acquireConnectionTimeout: 60_000,
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
