import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { columnTree, type PublicRecord } from '@huoye/content-types'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { askPublishing, publishedRecords } from '../harness/publishing-api.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { findPages, pageKinds } from '../screenshots/page-kinds.ts'
import { compareWithStaticBuild } from './static-oracle.ts'

let system: TestSystem
let pages: Map<string, string>
beforeAll(async () => {
  system = await startTestSystem({ seed: 'demo' })
  pages = await findPages(async (path) => (await fetch(`${system.siteUrl}${path}`)).text())
})
afterAll(() => system?.stop())

test('the demo county has a page of every kind, found by following links', () => {
  expect([...pages.keys()].sort()).toEqual(pageKinds.map(({ name }) => name).sort())
})

test('it is public as a demo: organizations, overviews, and entries in every public column', async () => {
  const records = await publishedRecords(system)
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
  const overviews = (await publishedRecords(system)).filter((record) => record.type === 'overview')
  const leaders = overviews.flatMap((overview) => overview.leaders)
  expect(leaders.some(({ name }) => name === null)).toBe(true)
  for (const { name } of leaders) if (name !== null) expect(name).toMatch(/^.某（示例）$/)
})

test('every page answers, says that it is a demonstration, and asks not to be indexed', async () => {
  for (const path of pages.values()) {
    const response = await fetch(`${system.siteUrl}${path}`)
    const html = await response.text()
    expect(response.status, path).toBe(200)
    expect(html, path).toContain('演示数据，非官方网站')
    expect(html, path).toMatch(/<meta name="robots" content="noindex/)
  }
})

test('what is not there is answered by the page that says so', async () => {
  const response = await fetch(`${system.siteUrl}/articles/1999/nothinghere/`)
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('演示数据，非官方网站')
})

test('the files that the search reads are there soon, and packed', async () => {
  const packed = { headers: { 'accept-encoding': 'br' } }
  await vi.waitFor(
    async () => {
      const list = await (await fetch(`${system.siteUrl}/search-index/shards.json`)).json()
      const facts = await fetch(`${system.siteUrl}${list.shards[0]}facts.json`, packed)
      expect(facts.headers.get('content-encoding')).toBe('br')
    },
    { timeout: 30_000, interval: 200 },
  )
})

test('every page and file is, byte for byte, what a static build of the same content gives', async () => {
  const { addresses, differences } = await compareWithStaticBuild(system.dataDir, system.siteUrl)
  expect(differences).toEqual([])
  expect(addresses).toBeGreaterThan(3000)
}, 300_000)

test('a seed cut off in the middle goes on at the next start, and a finished one writes nothing', async () => {
  const before = counts(await publishedRecords(system))
  await system.restart(() => cutOff(join(system.dataDir, 'cms.db')))
  expect(counts(await publishedRecords(system))).toEqual(before)
  const head = await feedHead()
  await system.restart()
  expect(await feedHead()).toBe(head)
})

const counts = (records: readonly PublicRecord[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(records, ({ type }) => type)].map(([type, all]) => [type, all.length]))

async function feedHead(): Promise<number> {
  const { head }: { head: number } = await (await askPublishing(system, 'feed?consumer=test&after=0')).json()
  return head
}

/** Leaves the database as a kill in the middle of the activities would: some not there yet, and the seed not finished. */
function cutOff(path: string): void {
  const database = new DatabaseSync(path)
  database.exec(`
    PRAGMA foreign_keys = ON;
    DELETE FROM activities WHERE external_id LIKE 'demo:610924103%';
    UPDATE strapi_core_store_settings SET value = replace(value, '"finished":true', '"finished":false') WHERE key = 'core_huoye_seed';
  `)
  database.close()
}
