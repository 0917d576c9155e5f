import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLog } from './log-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huoye-log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a log that is written for ever stays within twice its limit', () => {
  const log = openLog(join(folder, 'cms.log'), 1000)
  for (let line = 0; line < 500; line += 1) log.append(`line ${line}\n`)
  expect(readdirSync(folder).sort()).toEqual(['cms.log', 'cms.log.1'])
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1000)
})

test('the last lines are given across the turn', () => {
  const log = openLog(join(folder, 'cms.log'), 30)
  for (let line = 0; line < 7; line += 1) log.append(`line ${line}\n`)
  expect(log.tail(3)).toBe('line 4\nline 5\nline 6')
})
