import { postgresPrograms, startPostgres, type TestPostgres } from '../../scripts/harness/postgres.ts'

export type Database = 'SQLite' | 'PostgreSQL'

/** The databases that the CMS runs on here: PostgreSQL only where its programs are installed. */
export const databases: readonly Database[] = postgresPrograms ? ['SQLite', 'PostgreSQL'] : ['SQLite']

/** A server of its own for a test on PostgreSQL; null for SQLite, which needs none. */
export const startDatabase = async (database: Database): Promise<TestPostgres | null> =>
  database === 'PostgreSQL' && postgresPrograms ? startPostgres(postgresPrograms) : null
