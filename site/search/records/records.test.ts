import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActivityRecord, OrganizationRecord, PublicRecord } from '@huoye/content-types'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { syntheticCounty } from '../../fixtures/county.ts'
import { ReplicaFile } from '../../publish/replica/replica-file.ts'
import { type Statements, statements } from '../../publish/sqlite/statements.ts'
import { branchNames } from './branch-names.ts'
import { readRecords } from './collection.ts'
import { listRecords } from './record-list.ts'

const county = syntheticCounty({ organizations: 21, entries: 30, bodyLength: 60 })
let folder: string
let replica: ReplicaFile
let reader: Database.Database
let sql: Statements

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'))
  replica = new ReplicaFile(join(folder, 'replica.db'))
  replica.reconcile(county, 0)
  reader = new Database(join(folder, 'replica.db'), { readonly: true })
  sql = statements(reader)
})
afterEach(() => {
  reader.close()
  replica.close()
  rmSync(folder, { recursive: true })
})

const find = <Type extends PublicRecord['type']>(type: Type): Extract<PublicRecord, { type: Type }> => {
  const found = county.find((one): one is Extract<PublicRecord, { type: Type }> => one.type === type)
  if (!found) throw new Error(`The county has no ${type}.`)
  return found
}
const apply = (record: PublicRecord): void => {
  replica.apply([{ type: record.type, id: record.id, record, version: null }], [], 1)
}
const versions = (): Map<string, string> => new Map([...listRecords(sql)].map(([url, { version }]) => [url, version]))
const changed = (change: () => void): string[] => {
  const before = versions()
  change()
  return [...versions()].flatMap(([url, version]) => (before.get(url) === version ? [] : [url]))
}

test('every entry and organization has a record at its address, under the version that it is listed with', () => {
  const listed = listRecords(sql)
  const records = [...readRecords(sql, listed.values())]
  expect(records.map(({ url, version }) => [url, version])).toEqual(
    [...listed].map(([url, { version }]) => [url, version]),
  )
  expect(records).toHaveLength(30 + 22)
})

test('an activity belongs to a branch, named with its town, and to a column', () => {
  const activity = find('activity')
  const listed = [...listRecords(sql).values()].filter(({ id }) => id === activity.id)
  const [record] = readRecords(sql, listed)
  expect(record).toMatchObject({
    kind: 'entry',
    title: activity.title,
    town: '第1镇',
    date: activity.listedAt.slice(0, 10),
  })
  expect(record?.branch).toMatch(/^第1镇第\d+村党支部$/)
  expect(record?.text).not.toMatch(/[<>]/)
})

describe('a version', () => {
  const branch = county.find((one): one is OrganizationRecord => one.type === 'organization' && one.kind === '党支部')
  const town = county.find((one): one is OrganizationRecord => one.type === 'organization' && one.shortName === '第1镇')

  it('changes with the text, and only there', () => {
    const activity: ActivityRecord = find('activity')
    expect(changed(() => apply({ ...activity, body: '<p>改了</p>' }))).toHaveLength(1)
  })

  it('changes with the name of the branch, the town and the column, wherever they stand', () => {
    if (!branch || !town) throw new Error('The county has no branch or no town.')
    const ofBranch = changed(() => apply({ ...branch, shortName: '改名村党支部' }))
    expect(ofBranch).toContain('/branches/branch-2/')
    expect(ofBranch.length).toBeGreaterThan(1)
    expect(changed(() => apply({ ...town, shortName: '改名镇' })).length).toBeGreaterThan(ofBranch.length)
    const column = county.find((one) => one.type === 'column' && one.key === find('activity').columnKey)
    if (column?.type !== 'column') throw new Error('The county has no such column.')
    expect(changed(() => apply({ ...column, title: '改了名的栏目' })).length).toBeGreaterThan(0)
  })
})

test('a branch is called by its place, with and without its town, and by its former names', () => {
  const organization: OrganizationRecord = {
    ...find('organization'),
    name: '中国共产党紫阳县焕古镇焕古村支部委员会',
    shortName: '焕古村',
    kind: '党支部',
    formerNames: [{ name: '大连村党支部', until: '2019-01-01' }],
  }
  const town: OrganizationRecord = { ...organization, shortName: '焕古镇', kind: '党委' }
  expect(branchNames(organization, town)).toEqual(['焕古村党支部', '焕古村', '焕古镇焕古村', '焕古', '大连村党支部'])
  expect(branchNames({ ...organization, shortName: '高村党支部' }, town)).toEqual([
    '高村党支部',
    '高村',
    '焕古镇高村',
    '大连村党支部',
  ])
})

test('of an organization nothing is found that its page does not say', () => {
  const organization = { ...find('organization'), officePhone: '0915-1234567', address: '某路一号' }
  apply(organization)
  const listed = [...listRecords(sql).values()].filter(({ id }) => id === organization.id)
  expect(JSON.stringify([...readRecords(sql, listed)])).not.toMatch(/1234567|某路/)
})
