import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { publisherState, type Release, releaseList } from '@huoye/content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../crash/until.ts'
import type { AdminApi, AdminDocument } from '../harness/admin-api.ts'
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
let place: Record<string, unknown>

beforeAll(async () => {
  system = await startTestSystem()
  admin = await system.logIn()
  const organization = (await makeBranch(admin, 'qingxi')).field
  place = { organization, column: await columnField(admin, 'other-core-work') }
})
afterAll(() => system?.stop())

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
