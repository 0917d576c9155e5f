import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/browser.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'

const title = '冬至前夜的院坝党课'
const description = '党员在院坝里围坐听课'
const folder = mkdtempSync(join(tmpdir(), 'huoye-story-'))
const photo = join(folder, 'IMG_20261122.jpg')

let system: TestSystem
let browser: Browser

beforeAll(async () => {
  system = await startTestSystem()
  const admin = await system.logIn()
  await admin.create('organization', {
    name: '中共焕古村支部委员会',
    shortName: '焕古村',
    code: '610924103201',
    slug: 'huangu-cun',
    kind: '党支部',
    form: '正式',
    category: '农村',
    lifecycle: 'active',
  })
  const pixels = sharp({ create: { width: 1200, height: 800, channels: 3, background: '#8a9a7b' } })
  const gps = {
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 31/1 12/1', GPSLongitudeRef: 'E', GPSLongitude: '108/1 32/1 2/1' },
  }
  writeFileSync(photo, await pixels.jpeg().withExif(gps).toBuffer())
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
  rmSync(folder, { recursive: true })
})

test('an editor writes an activity with a photo, publishes it, and a reader finds it everywhere', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.setDefaultTimeout(30_000)
  await logInAsAPersonDoes(page)
  await write(page)
  await page.getByRole('button', { name: '发布', exact: true }).click()
  const live = page.getByRole('complementary').getByRole('link', { name: /查看|打开|activities/ })
  await live.waitFor()
  await describePhoto(page)
  const address = new URL((await live.getAttribute('href')) ?? '', system.siteUrl).pathname
  expect(address).toMatch(/^\/activities\/\d{4}\/[a-z0-9]{10}\/$/)
  await read(page, address)
  await listings(page, address)
  await search(page, address)
})

async function logInAsAPersonDoes(page: Page): Promise<void> {
  await page.goto(`${system.cmsUrl}/admin`)
  await page.getByRole('textbox', { name: /邮箱/ }).click()
  await page.keyboard.type(system.credentials.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(system.credentials.password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '内容管理' }).first().click()
  // The content manager opens a list of its own choice first, and would take the next click back.
  await page.waitForURL(/\/content-manager\/(collection|single)-types\//)
  await page.getByRole('link', { name: '支部动态' }).click()
  await page.getByRole('link', { name: '新建' }).first().click()
}

async function write(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '标题', exact: true }).click()
  await page.keyboard.type(title)
  await choose(page, '党组织', '焕古村')
  await choose(page, '栏目', '组织生活')
  await page.getByRole('textbox', { name: '正文' }).click()
  await page.keyboard.type('晚上七点，二十六名党员在院坝里围坐，听老支书讲村里通电那一年的事。')
  await page.keyboard.press('Enter')
  await page.keyboard.type('散会前定下腊月走访的分工。')
  await addPhoto(page)
  await page.getByText('会议情况', { exact: true }).scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: '还没有内容，点这里添加。' }).first().click()
  await page.getByRole('combobox', { name: '类型' }).click()
  await page.getByRole('option', { name: '党课' }).click()
  await page.getByRole('textbox', { name: '应到人数' }).fill('43')
  await page.getByRole('textbox', { name: '实到人数' }).fill('26')
}

async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.keyboard.type(name)
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click()
}

async function addPhoto(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: '照片' })
    .getByRole('button', { name: /点这里添加/ })
    .click()
  const dialog = page.getByRole('dialog').last()
  await dialog.getByRole('button', { name: '上传新的' }).first().click()
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: /拖到这里/ }).click()
  await (await chooser).setFiles(photo)
  await dialog.getByRole('button', { name: '上传 1 个文件' }).click()
  await dialog.getByRole('tab', { name: '已选 1' }).waitFor()
  await dialog.getByRole('button', { name: '完成' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** The panel asks for it as long as nothing is said of the photo, and takes what is written at once. */
async function describePhoto(page: Page): Promise<void> {
  const request = page.getByText('还没有文字说明：照片1张')
  await request.waitFor()
  await page.getByRole('button', { name: '编辑', exact: true }).click()
  const dialog = page.getByRole('dialog').last()
  await dialog.getByLabel('替代文字').fill(description)
  await dialog.getByRole('button', { name: '完成' }).click()
  await request.waitFor({ state: 'detached' })
}

async function read(page: Page, address: string): Promise<void> {
  await page.goto(`${system.siteUrl}${address}`)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title)
  await page.getByText('散会前定下腊月走访的分工。').waitFor()
  const picture = page.locator('main img').first()
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBeGreaterThan(400)
  expect(await picture.getAttribute('alt')).toBe(description)
  const source = await picture.getAttribute('src')
  const served = Buffer.from(await (await fetch(new URL(source ?? '', system.siteUrl))).arrayBuffer())
  const { exif, format } = await sharp(served).metadata()
  expect({ exif, format }).toEqual({ exif: undefined, format: 'webp' })
}

async function listings(page: Page, address: string): Promise<void> {
  for (const path of [
    '/branches/huangu-cun/',
    '/branches/huangu-cun/organizational-life/',
    '/columns/organizational-life/',
    '/',
  ]) {
    await page.goto(`${system.siteUrl}${path}`)
    expect(await page.locator(`main a[href="${address}"]`).first().textContent(), path).toContain(title)
  }
}

async function search(page: Page, address: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(`${system.siteUrl}/`)
        await page.getByRole('searchbox').first().click()
        await page.keyboard.type('通电')
        await page.keyboard.press('Enter')
        await page.waitForURL(/\/search\/\?q=/)
        await page
          .getByRole('status')
          .filter({ hasText: /找到|没有/ })
          .first()
          .waitFor()
        return page.locator(`main a[href="${address}"]`).count()
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0)
}
