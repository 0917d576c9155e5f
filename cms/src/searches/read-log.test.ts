import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchLogTables, searchLogVersion } from '@huoye/content-types'
import BetterSqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { countsIn } from './read-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'searches-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'search-log.db')
const now = new Date('2026-11-22T17:00:00.000Z')
const nothing = { searched: 0, foundNothing: 0, missed: [], opened: [] }

test('without a log there is nothing, and so with one that cannot be read', () => {
  expect(countsIn(file, 7, now)).toEqual({ since: '2026-11-17', ...nothing })
  const damaged = join(folder, 'damaged.db')
  writeFileSync(damaged, 'no database')
  expect(countsIn(damaged, 30, now)).toEqual({ since: '2026-10-25', ...nothing })
})

test('whole days in China are added up, the most frequent first', () => {
  const database = new BetterSqlite(file)
  database.pragma('journal_mode = WAL')
  database.exec(searchLogTables)
  database.pragma(`user_version = ${searchLogVersion}`)
  database.exec(`
    INSERT INTO searched VALUES ('2026-11-16', 40), ('2026-11-17', 2), ('2026-11-23', 3);
    INSERT INTO missed VALUES ('2026-11-16', '旧词', 9), ('2026-11-17', '两学一作', 1), ('2026-11-23', '两学一作', 1), ('2026-11-23', '冬训', 1);
    INSERT INTO opened VALUES ('2026-11-23', '党日', '/a/', 1), ('2026-11-22', '党日', '/b/', 2), ('2026-11-16', '党日', '/a/', 5);
  `)
  expect(countsIn(file, 7, now)).toEqual({
    since: '2026-11-17',
    searched: 5,
    foundNothing: 3,
    missed: [
      { query: '两学一作', count: 2 },
      { query: '冬训', count: 1 },
    ],
    opened: [
      { query: '党日', url: '/b/', count: 2 },
      { query: '党日', url: '/a/', count: 1 },
    ],
  })
  expect(countsIn(file, 30, now).searched).toBe(45)
  database.close()
})
