import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { type Nginx, startNginx } from '../../../scripts/harness/nginx.ts'
import { Exporter } from '../../export/exporter.ts'
import { syntheticCounty } from '../../fixtures/county.ts'
import { searchedSite } from '../../fixtures/searched-site.ts'
import { ObjectStore } from '../../publish/objects/object-store.ts'
import { SearchIndex } from '../../publish/search/search-index.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const now = '2026-11-20T08:00:00.000Z'
const [common, title] = ['主题活动', '秦岭深处的花椒熟了，支部送来剪刀']
const county = syntheticCounty({ organizations: 6, entries: 60, bodyLength: 120, until: now }).map((record) =>
  record.type === 'activity' && record.id === firstActivity() ? { ...record, title } : record,
)
function firstActivity(): string {
  const [first] = syntheticCounty({ organizations: 6, entries: 60, bodyLength: 120, until: now }).filter(
    ({ type }) => type === 'activity',
  )
  return first?.id ?? ''
}

const folder = mkdtempSync(join(tmpdir(), 'huoye-export-'))
let nginx: Nginx | null
let browser: Browser
let page: Page
const faults: string[] = []
const loaded: string[] = []

/** Everything of Huoye's is stopped before the first search: what answers is a folder of files behind nginx. */
beforeAll(async () => {
  const site = await searchedSite(county, now)
  const { engine } = site
  const files = {
    replica: join(engine.folder, 'replica.db'),
    objects: join(engine.folder, 'objects'),
  }
  const index = new SearchIndex({
    manifest: engine.manifest,
    objects: new ObjectStore(files.objects),
    worker: files,
    served: join(engine.folder, 'search.db'),
    log: pino({ level: 'silent' }),
    now: () => new Date(now),
    takeTurn: (job) => job(),
  })
  await index.update()
  const exporter = new Exporter({ dataDir: engine.folder, folder, publicUrl: 'http://127.0.0.1' })
  exporter.run()
  exporter.close()
  await index.close()
  await site.close()
  ;[nginx, browser] = await Promise.all([startNginx(folder, 0), launchBrowser()])
  page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage()
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
})

afterAll(async () => {
  await browser.close()
  await nginx?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const status = () => page.locator('#search-status')

async function first(query: string): Promise<string> {
  await page.locator('#site-search').fill(query)
  await page.locator('#site-search').press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(query)
  await status()
    .filter({ hasText: /找到|没有/ })
    .waitFor()
  return (await page.locator('#search-results h2').count()) > 0
    ? page.locator('#search-results h2').first().innerText()
    : ''
}

test('an exported site finds a title by its words, across their boundaries, with a slip, in traditional characters and by pinyin', async () => {
  if (!nginx) throw new Error('This test needs nginx, which .ci/run installs.')
  await page.goto(`${nginx.origin}/search/`)
  for (const query of [title, '花椒熟了', '处的花椒', '秦岭深处的花椒输了', '秦嶺深處的花椒', '花椒 剪刀', 'qlscdhj'])
    expect([query, await first(query)]).toEqual([query, title])
  expect(await first('此处绝无这样的话')).toBe('')
  expect(await status().innerText()).toContain('没有找到')
  expect(faults).toEqual([])
})

test('its results are narrowed down and continued, and its suggestions lead to pages', async () => {
  await first(common)
  const facts = () => loaded.filter((path) => path.endsWith('/facts.json'))
  expect(facts()).toEqual([])
  await page.locator('.narrow summary').tap()
  await page.locator('#search-year option').nth(1).waitFor({ state: 'attached' })
  expect(await page.locator('#search-year option').nth(1).innerText()).toMatch(/^20\d\d（\d+）$/)
  expect(facts()).not.toEqual([])
  await page.locator('#search-year').selectOption({ index: 1 })
  await page.waitForURL(/year=\d{4}/)
  await status().filter({ hasText: /找到/ }).waitFor()
  await page.locator('#site-search').fill('秦岭')
  await page.getByRole('option').filter({ hasText: title, hasNotText: '搜过' }).tap()
  await page.waitForURL(/\/activities\//)
  expect(await page.locator('h1').innerText()).toContain('秦岭')
  expect(faults).toEqual([])
})
