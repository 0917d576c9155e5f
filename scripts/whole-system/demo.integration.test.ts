import { afterAll, beforeAll, expect, test, vi } from 'vitest'
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
