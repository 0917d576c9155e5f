import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { publisherState, type Release, releaseList } from '@huoye/content-types'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/browser.ts'
import { until } from '../crash/until.ts'
import { type AdminApi, type AdminDocument, logIn } from '../harness/admin-api.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { waitFor } from '../harness/wait-for.ts'
import { silence } from '../progress/progress.ts'
import { askPublisher, askState } from '../publish/ask-publisher.ts'
import { rebuild } from '../publish/rebuild.ts'
import { runVerify } from '../publish/run-verify.ts'
import { withdraw } from '../publish/withdraw.ts'
import { root } from '../start/system.ts'
import { addressOf, columnField, makeBranch } from './branch.ts'

let system: TestSystem
let admin: AdminApi
let browser: Browser
let place: Record<string, unknown>

beforeAll(async () => {
  system = await startTestSystem()
  admin = await system.logIn()
  browser = await launchBrowser()
  const organization = (await makeBranch(admin, 'qingxi')).field
  place = { organization, column: await columnField(admin, 'other-core-work') }
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

const shows = (path: string, wanted: (status: number, text: string) => boolean) =>
  waitFor(new URL(path, system.siteUrl).href, ({ status, text }) => wanted(status, text))
const releases = async (): Promise<Release[]> =>
  (await askPublisher(system.dataDir, 'GET', '/releases?limit=100', releaseList)).releases
const rollBack = (release: number) =>
  askPublisher(system.dataDir, 'POST', `/rollback?release=${release}`, publisherState)
const resume = () => askPublisher(system.dataDir, 'POST', '/resume', publisherState)

async function publish(title: string): Promise<AdminDocument> {
  const draft = await admin.create('activity', { title, body: `<p>${title}的正文。</p>`, ...place })
  return admin.publish('activity', draft.documentId)
}

/** Publishes and waits until readers have it. */
async function published(title: string): Promise<{ document: AdminDocument; path: string }> {
  const document = await publish(title)
  const path = addressOf(document)
  await shows(path, (status, text) => status === 200 && text.includes(title))
  return { document, path }
}

test('rolling back shows readers an earlier release; publishing goes on behind it, and resuming brings it live', async () => {
  const first = await published('回退之前')
  const [before] = await releases()
  const second = await published('要退掉的')
  const [newest] = await releases()
  expect(newest).toMatchObject({ cause: 'publish', added: expect.any(Number), kept: true })
  expect(newest?.events.map(({ id }) => id)).toContain(second.document.documentId)

  const began = performance.now()
  await rollBack(before?.release ?? 0)
  await shows(second.path, (status) => status === 404)
  expect(performance.now() - began).toBeLessThan(1000)
  expect((await shows(first.path, (status) => status === 200)).status).toBe(200)

  const document = await publish('回退时发布')
  const path = addressOf(document)
  await until(async () => ((await releases())[0]?.release ?? 0) > (newest?.release ?? 0), 10_000)
  expect((await fetch(new URL(path, system.siteUrl))).status).toBe(404)
  const state = await fetch(`${system.cmsUrl}/admin/publishing/state/api::activity.activity/${document.documentId}`, {
    headers: { authorization: `Bearer ${admin.token}` },
  })
  expect(await state.json()).toMatchObject({ state: 'queued' })

  await system.restart()
  expect((await askState(system.dataDir)).pinned).toBe(before?.release)
  await resume()
  await shows(path, (status, text) => status === 200 && text.includes('回退时发布'))
  await shows(second.path, (status) => status === 200)
  await expect(resume()).rejects.toThrow('HUOYE-RELEASE-003')
  await expect(rollBack(100_000)).rejects.toThrow('HUOYE-RELEASE-001')
})

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Files of the DATA_DIR that hold the words, packed ones included. */
function filesWith(words: string): string[] {
  return files(system.dataDir).filter((file) => {
    // What was listed may be erased by now.
    const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
    const packed = bytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))
    return bytes.includes(words) || (packed && gunzipSync(bytes).includes(words))
  })
}

test('what is withdrawn is gone at once, from every kept release and every file, and no way back brings it', async () => {
  const secret = '误发的涉密标题'
  const { path, document } = await published(secret)
  await admin.update('activity', document.documentId, { title: `${secret}（改）` })
  await admin.publish('activity', document.documentId)
  await shows(path, (_, text) => text.includes('（改）'))
  await published('撤稿之前的另一篇')
  await wait(2000)
  expect(filesWith(secret).length).toBeGreaterThan(5)

  const began = performance.now()
  await withdraw(system.settings, { path, reason: '误发' })
  await shows(path, (status, text) => status === 410 && !text.includes(secret))
  expect(performance.now() - began).toBeLessThan(2000)
  await shows('/', (status, text) => status === 200 && !text.includes(secret))
  expect(await until(async () => (filesWith(secret).length === 0 ? true : null), 20_000)).toBe(true)

  for (const { release, kept } of await releases()) {
    if (!kept) continue
    await rollBack(release)
    const { status, text } = await shows(path, (status) => status === 410 || status === 404)
    expect([status === 200, text.includes(secret)]).toEqual([false, false])
    expect((await shows('/', (status) => status === 200)).text).not.toContain(secret)
  }
  await resume()
  await rebuild(system.dataDir, true, silence)
  await system.restart()
  expect(filesWith(secret)).toEqual([])
  await shows(path, (status) => status === 410)
  await expect(withdraw(system.settings, { path, reason: '再撤' })).rejects.toThrow('HUOYE-PUBLISH-006')
  const verified = await runVerify(root, system.settings, {
    json: true,
    screen: silence,
    signal: new AbortController().signal,
  })
  expect(verified.code, verified.text).toBe(0)
})

async function signedIn(email: string, password: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.setDefaultTimeout(20_000)
  await page.goto(`${system.cmsUrl}/admin`)
  await page.getByRole('textbox', { name: /邮箱/ }).fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '首页' }).first().waitFor()
  return page
}

/** An account of a role that may write and nothing else. */
async function editorAccount(): Promise<{ email: string; password: string }> {
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' }
    const response = await fetch(`${system.cmsUrl}/admin/${path}`, { method, headers, body: JSON.stringify(body) })
    return (await response.json()).data
  }
  const account = { email: 'editor@example.gov.cn', password: 'Harness-password-2' }
  const roles: { id: number; code: string }[] = await ask('GET', 'roles')
  const role = roles.find(({ code }) => code === 'county-editor')?.id
  const { registrationToken } = await ask('POST', 'users', { firstname: '编辑', email: account.email, roles: [role] })
  await ask('POST', 'register', { registrationToken, userInfo: { firstname: '编辑', password: account.password } })
  return account
}

test('a webmaster watches a full rebuild, sees a publish arrive, rolls back, resumes and withdraws', async () => {
  const { email, password } = system.credentials
  const page = await signedIn(email, password)
  await page.getByRole('link', { name: '线上版本' }).click()
  await page.getByRole('heading', { name: '最近的版本' }).waitFor()
  await page.getByRole('button', { name: '先从后台重读全部内容' }).click()
  await page.getByText('已开始，完成前读者看到的是原来的版本。').waitFor()
  await page.getByRole('button', { name: '重做全部页面' }).waitFor()

  const { path } = await published('网站管理员正看着')
  const newest = page.locator('[data-release]').first()
  await newest.getByRole('link', { name: '网站管理员正看着' }).waitFor()
  expect(await newest.textContent()).toContain('管理员 发布')

  await page.locator('[data-release]').nth(1).getByRole('button', { name: '回退到这一版' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('会从网站上消失').waitFor()
  expect(await dialog.textContent()).toContain(path)
  await dialog.getByRole('button', { name: /^回退到第/ }).click()
  await page.getByRole('heading', { name: /网站已回退到第 \d+ 版/ }).waitFor()
  await shows(path, (status) => status === 404)
  await newest.getByRole('button', { name: '恢复到最新' }).click()
  await newest.getByText('读者看到这一版').waitFor()
  await shows(path, (status) => status === 200)

  await page.getByRole('textbox', { name: '公开网址' }).fill(`${system.siteUrl}${path}`)
  await page.getByRole('textbox', { name: '撤稿原因' }).fill('照片没有征得同意')
  expect(await page.getByRole('button', { name: '立即撤下' }).isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: /不能恢复/ }).check()
  await page.getByRole('button', { name: '立即撤下' }).click()
  await shows(path, (status) => status === 410)
  // One was withdrawn in the test before.
  await page.getByText('各版本中的副本已全部清除').nth(1).waitFor()
  expect(await page.getByText('网站管理员正看着').count()).toBe(0)
  await page.close()
})

test('an editor without the permission sees none of it, and cannot order any of it', async () => {
  const { email, password } = await editorAccount()
  const page = await signedIn(email, password)
  expect(await page.getByRole('link', { name: '线上版本' }).count()).toBe(0)
  await page.goto(`${system.cmsUrl}/admin/public-site`)
  await page.getByText(/权限/).first().waitFor()
  expect(await page.getByRole('heading', { name: '最近的版本' }).count()).toBe(0)
  const { token } = await logIn(system.cmsUrl, email, password)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  for (const order of ['ticket', 'rebuild', 'rollback', 'resume', 'withdraw']) {
    const response = await fetch(`${system.cmsUrl}/admin/publishing/${order}`, { method: 'POST', headers, body: '{}' })
    expect([order, response.status]).toEqual([order, 403])
  }
  expect((await fetch(`${system.cmsUrl}/admin/publishing/events?ticket=guessed`)).status).toBe(401)
  await page.close()
})
