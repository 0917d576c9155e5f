import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/browser.ts'
import { logInByForm } from '../browser/log-in-by-form.ts'
import { until } from '../crash/until.ts'
import type { AdminApi } from '../harness/admin-api.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { waitFor } from '../harness/wait-for.ts'
import { addressOf, columnField, makeBranch } from './branch.ts'

const title = '主题党日上清理河道'
const spoken = '党员活动日'
let system: TestSystem
let admin: AdminApi
let browser: Browser
let path: string

beforeAll(async () => {
  system = await startTestSystem()
  admin = await system.logIn()
  browser = await launchBrowser()
  const organization = (await makeBranch(admin, 'qingxi')).field
  const place = { organization, column: await columnField(admin, 'other-core-work') }
  const draft = await admin.create('activity', { title, body: '<p>上午在河边。</p>', ...place })
  path = addressOf(await admin.publish('activity', draft.documentId))
  await waitFor(`${system.siteUrl}/search/answer.json?q=${encodeURIComponent(title)}`, ({ text }) =>
    text.includes('"total":1'),
  )
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

const counted = async () => {
  const headers = { authorization: `Bearer ${admin.token}` }
  return (await fetch(`${system.cmsUrl}/admin/search-log?days=7`, { headers })).json()
}

async function searches(page: Page, words: string): Promise<void> {
  await page.goto(`${system.siteUrl}/search/`)
  await page.locator('#site-search').fill(words)
  await page.keyboard.press('Enter')
}

test('what a reader seeks in vain and what a reader opens is counted, and a synonym makes it found', async () => {
  const reader = await browser.newPage({ viewport: { width: 390, height: 800 } })
  await searches(reader, spoken)
  await reader.getByText(`没有找到“${spoken}”`).waitFor()
  await searches(reader, '清理河道')
  await reader.getByRole('link', { name: title }).click()
  await reader.waitForURL(`**${path}`)
  expect(await reader.evaluate(() => document.cookie)).toBe('')
  expect(
    await until(async () => {
      const { missed, opened } = await counted()
      return missed.length > 0 && opened.length > 0 ? true : null
    }, 20_000),
  ).toBe(true)

  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await logInByForm(page, system.cmsUrl, system.credentials)
  await page.getByRole('link', { name: '搜索情况' }).click()
  await page.getByRole('heading', { name: '没有找到的词' }).waitFor()
  expect(await page.locator('main').textContent()).toContain(`清理河道打开：${title}`)
  await page.getByRole('button', { name: `给“${spoken}”加同义词` }).click()
  const words = page.getByRole('textbox', { name: /意思一样的词/ })
  expect(await words.inputValue()).toBe(`${spoken}、`)
  await page.getByRole('button', { name: '保存并发布' }).click()
  await page.getByText('至少要两个不同的词').waitFor()
  await words.fill(`${spoken}、主题党日`)
  await page.getByRole('button', { name: '保存并发布' }).click()
  await page.getByText('已有同义词').waitFor()

  await waitFor(`${system.siteUrl}/search/?q=${encodeURIComponent(spoken)}`, ({ text }) => text.includes(path))
  const list = `${system.siteUrl}/search-index/shards.json`
  await waitFor(list, ({ text }) => text.includes(`"synonyms":[["${spoken}","主题党日"]]`))
  const [{ documentId } = { documentId: '' }] = await admin.find('synonym', 'words', `${spoken}、主题党日`)
  const headers = { authorization: `Bearer ${admin.token}` }
  const state = await fetch(`${system.cmsUrl}/admin/publishing/state/api::synonym.synonym/${documentId}`, { headers })
  expect(await state.json()).toMatchObject({ state: 'live', ms: expect.any(Number), held: [] })
  await page.close()
  await reader.close()
})
