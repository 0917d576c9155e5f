import { createRequire } from 'node:module'
import { join } from 'node:path'
import { columnTree, type PublicRecord } from '@huoye/content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePorts } from '../../../scripts/harness/free-ports.ts'
import { type CmsProcess, startCms } from '../../tests/cms-process.ts'

let cms: CmsProcess
beforeAll(async () => {
  const [port = 0] = await freePorts(1)
  cms = await startCms({ port, environment: { HUOYE_SEED: 'demo' } })
})
afterAll(() => cms?.stop())

const counts = (records: readonly PublicRecord[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(records, ({ type }) => type)].map(([type, all]) => [type, all.length]))

test('a demo county is public as a demo: organizations, overviews, and entries in every public column', async () => {
  const records = await cms.snapshot()
  const setting = records.find((record) => record.type === 'site-setting')
  expect(setting).toMatchObject({ demo: true, indexable: false, siteName: '紫阳党建（示例）' })
  const entries = records.filter((record) => record.type === 'article' || record.type === 'activity')
  expect(entries.length).toBeGreaterThan(600)
  for (const { key, holds, disclosure } of columnTree) {
    if (disclosure !== 'public' || (holds !== 'article' && holds !== 'activity')) continue
    expect(
      entries.some(({ columnKey }) => columnKey === key),
      key,
    ).toBe(true)
  }
  expect(counts(records).organization).toBe(counts(records).overview)
  expect(counts(records).synonym).toBe(3)
  expect(entries.some(({ body }) => body.includes('<figure><img src="/media/'))).toBe(true)
  expect(entries.some(({ attachments }) => attachments.length > 0)).toBe(true)
})

test('people who have not consented, or have withdrawn, are posts without names', async () => {
  const overviews = (await cms.snapshot()).filter((record) => record.type === 'overview')
  const leaders = overviews.flatMap((overview) => overview.leaders)
  expect(leaders.some(({ name }) => name === null)).toBe(true)
  for (const { name } of leaders) if (name !== null) expect(name).toMatch(/^.某（示例）$/)
})

test('a seed cut off in the middle goes on at the next start, and a finished one writes nothing', async () => {
  const before = counts(await cms.snapshot())
  await cms.kill()
  cutOff(join(cms.dataDir, 'cms.db'))
  await cms.start()
  expect(counts(await cms.snapshot())).toEqual(before)
  const { head } = await cms.feed(0)
  await cms.kill()
  await cms.start()
  expect((await cms.feed(0)).head).toBe(head)
})

/** Leaves the database as a kill in the middle of the activities would: some not there yet, and the seed not finished. */
function cutOff(path: string): void {
  const Database: new (path: string) => { exec(sql: string): void; close(): void } =
    createRequire(__filename)('better-sqlite3')
  const database = new Database(path)
  database.exec(`
    PRAGMA foreign_keys = ON;
    DELETE FROM activities WHERE external_id LIKE 'demo:610924103%';
    UPDATE strapi_core_store_settings SET value = replace(value, '"finished":true', '"finished":false') WHERE key = 'core_huoye_seed';
  `)
  database.close()
}
