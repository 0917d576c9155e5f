import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PublicRecord } from '@huoye/content-types'
import { afterAll, expect, test } from 'vitest'
import { ReplicaFile } from '../../publish/replica/replica-file.ts'
import { removeDatabase } from '../../publish/sqlite/damage.ts'
import { countySynonyms } from './county-synonyms.ts'

const folder = mkdtempSync(join(tmpdir(), 'synonyms-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'replica.db')
const synonyms = countySynonyms(file)
const put = (replica: ReplicaFile, id: string, words: string[] | null) => {
  const record: PublicRecord | null = words && { type: 'synonym', id, words }
  replica.apply([{ type: 'synonym', id, record, version: null }], [], 1)
}

test('without a replica there are none; what is published is known, what is taken away is not', () => {
  expect(synonyms()).toEqual([])
  const replica = new ReplicaFile(file)
  put(replica, 's2', ['主题党日', '党员活动日'])
  put(replica, 's1', ['两学一做', '两学'])
  expect(synonyms()).toEqual([
    ['两学一做', '两学'],
    ['主题党日', '党员活动日'],
  ])
  expect(synonyms()).toBe(synonyms())
  put(replica, 's1', null)
  expect(synonyms()).toEqual([['主题党日', '党员活动日']])
  replica.close()
})

test('another file in the place of the first is read; a damaged one is none', () => {
  removeDatabase(file)
  expect(synonyms()).toEqual([])
  const replica = new ReplicaFile(file)
  put(replica, 's3', ['新村', '旧村'])
  expect(synonyms()).toEqual([['新村', '旧村']])
  replica.close()
  removeDatabase(file)
  writeFileSync(file, 'no database')
  expect(synonyms()).toEqual([])
})
