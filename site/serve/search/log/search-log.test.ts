import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { removeDatabase } from '../../../publish/sqlite/damage.ts'
import { SearchLog } from './search-log.ts'

let folder: string
let file: string
let now: string
let live: (url: string) => boolean

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'search-log-'))
  file = join(folder, 'search-log.db')
  now = '2026-11-22T04:00:00.000Z'
  live = () => true
})
afterEach(() => rmSync(folder, { recursive: true }))

const started = (mostOfDay = 500): SearchLog =>
  new SearchLog({ file, now: () => new Date(now), isLive: (url) => live(url), mostOfDay })

function rows(table: string): unknown[][] {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all()
  } finally {
    database.close()
  }
}

test('searches, words that found nothing and opened results are counted by the day, and go on after a restart', () => {
  const log = started()
  log.searched('两学一做', true)
  log.searched(' 党员  冬训 ', false)
  log.opened('两学一做', '/activities/2026/abcdefgh12/')
  expect(existsSync(file)).toBe(false)
  log.close()
  const again = started()
  again.searched('党员 冬训', false)
  again.opened('两学一做', '/activities/2026/abcdefgh12/')
  again.close()
  expect(rows('searched')).toEqual([['2026-11-22', 3]])
  expect(rows('missed')).toEqual([['2026-11-22', '党员 冬训', 2]])
  expect(rows('opened')).toEqual([['2026-11-22', '两学一做', '/activities/2026/abcdefgh12/', 2]])
})

test('a day ends at midnight in China', () => {
  const log = started()
  now = '2026-11-22T15:59:59.999Z'
  log.searched('夜里', true)
  now = '2026-11-22T16:00:00.000Z'
  log.searched('夜里', true)
  log.close()
  expect(rows('searched')).toEqual([
    ['2026-11-22', 1],
    ['2026-11-23', 1],
  ])
})

test('what looks as if it named somebody is not counted in any way', () => {
  const log = started()
  log.searched('13800138000', false)
  log.opened('zhang@example.cn', '/branches/')
  log.close()
  expect(existsSync(file)).toBe(false)
})

test('a day has so many different queries and no more, over restarts too; those that are known go on', () => {
  for (const round of [0, 1]) {
    const log = started(3)
    for (let number = 0; number < 10; number++) {
      log.searched(`没有${number + round}`, false)
      log.opened('有', `/branches/${number + round}/`)
      if (number % 4 === 0) log.write()
    }
    log.close()
  }
  expect(rows('missed')).toEqual([
    ['2026-11-22', '没有0', 1],
    ['2026-11-22', '没有1', 2],
    ['2026-11-22', '没有2', 2],
  ])
  expect(rows('opened')).toHaveLength(3)
  expect(rows('searched')).toEqual([['2026-11-22', 20]])
})

test('ninety days are kept, and of opened results those that are still there', () => {
  const log = started()
  now = '2026-08-24T04:00:00.000Z'
  log.searched('旧', false)
  now = '2026-08-25T04:00:00.000Z'
  log.searched('还在', false)
  log.opened('撤下', '/activities/2026/gone/')
  log.opened('撤下', '/activities/2026/there/')
  log.write()
  now = '2026-11-22T04:00:00.000Z'
  live = (url) => url.endsWith('/there/')
  log.tidy()
  log.close()
  expect(rows('missed')).toEqual([['2026-08-25', '还在', 1]])
  expect(rows('opened')).toEqual([['2026-08-25', '撤下', '/activities/2026/there/', 1]])
})

test('a damaged file, and one that somebody took away, begins again', () => {
  writeFileSync(file, 'no database at all, for more than one page of it'.repeat(200))
  const log = started()
  log.searched('重来', false)
  log.write()
  expect(rows('missed')).toEqual([['2026-11-22', '重来', 1]])
  removeDatabase(file)
  log.searched('又来', false)
  log.close()
  expect(rows('missed')).toEqual([['2026-11-22', '又来', 1]])
})
