// One file, because every test is one publisher's life against one CMS, and all share its beginning.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ActivityRecord, addresses, type PublicRecord } from '@huoye/content-types'
import Database from 'better-sqlite3'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CmsDouble } from '../../fixtures/cms-double.ts'
import { syntheticActivity, syntheticCounty, syntheticPicture } from '../../fixtures/county.ts'
import * as plainSite from '../../fixtures/plain-site.ts'
import { seeded } from '../../fixtures/random.ts'
import { stepReached } from '../../fixtures/step-reached.ts'
import { SiteServer } from '../../serve/site-server.ts'
import type { Entry } from '../manifest/entry.ts'
import { ManifestFile } from '../manifest/manifest-file.ts'
import { ObjectStore } from '../objects/object-store.ts'
import { renderInPlace } from '../render/render-in-place.ts'
import type { SiteBundle } from '../render/site-bundle.ts'
import { ReplicaFile } from '../replica/replica-file.ts'
import { systemClock } from './clock.ts'
import type { Cms } from './cms-client.ts'
import { Editions } from './editions.ts'
import { Engine } from './engine.ts'
import { Publisher } from './publisher.ts'
import { ReceiptPost } from './receipt-post.ts'

// Threads, files and HTTP: slow where other suites run beside.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** The plain site, with a template that cannot bear one word. */
const fragileSite: SiteBundle = {
  ...plainSite,
  async render(url, read) {
    const answer = await plainSite.render(url, read)
    if (url.pathname.includes('/activities/') && answer.body.includes('"title":"坏')) throw new Error('模板出错')
    return answer
  },
}

const log = pino({ level: 'silent' })
const records: PublicRecord[] = syntheticCounty({ organizations: 6, entries: 12, bodyLength: 40 })
const activity = (number: number, title: string): ActivityRecord => ({
  ...syntheticActivity({
    number,
    listedAt: '2026-11-21T03:00:00.000Z',
    random: seeded(number),
    bodyLength: 40,
    columnKey: 'organizational-life',
    organizationId: 'organization-3',
  }),
  title,
})

let folder: string
let origin: string
let cms: CmsDouble
let server: SiteServer
let closing: (() => Promise<void>)[]

/** A publisher on the test's folder, as a process would be. */
async function publisherProcess(edition = 'first', from: Cms = cms) {
  const replica = new ReplicaFile(join(folder, 'replica.db'))
  const manifest = new ManifestFile(join(folder, 'manifest.db'))
  const objects = new ObjectStore(join(folder, 'objects'))
  const render = async () => renderInPlace({ bundle: fragileSite, objects, publicUrl: origin }, replica.store)
  const parts = { cms: from, replica, manifest, objects, log, clock: systemClock }
  const files = async () => {
    const style = await objects.put(Buffer.from(`/* ${edition} */`), 'text/css', 'each')
    const entry: Entry = { status: 200, object: style.hash, type: 'text/css', headers: {} }
    return { entries: new Map([[styleOf(edition), entry]]), objects: [style] }
  }
  const bundle = { bundle: fragileSite, files, foreground: render, background: render }
  const editions = new Editions({ ...parts, dataDir: folder, newest: edition, load: async () => bundle })
  const publisher = new Publisher({ ...parts, media: { fetch: (name) => from.media(name) } }, await editions.resume())
  const receipts = new ReceiptPost({ ...parts, failures: publisher.failures, origins: [origin] })
  const onError = () => undefined
  const onWithdrawal = vi.fn()
  const engine = new Engine({
    ...parts,
    publisher,
    editions,
    onPublished: () => void receipts.post(),
    onWithdrawal,
    onError,
  })
  const stop = async (): Promise<void> => {
    receipts.close()
    await engine.stop()
    publisher.live?.edition.dependencies.close()
    replica.close()
    manifest.close()
  }
  return { engine, replica, manifest, publisher, onWithdrawal, stop }
}

/** The hashed file that comes with an edition. */
const styleOf = (edition: string): string => `/_astro/${edition}.css`

async function started(edition?: string) {
  const running = await publisherProcess(edition)
  closing.push(running.stop)
  await running.engine.start()
  void running.engine.follow()
  return running
}

const page = async (path: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(new URL(path, origin))
  return { status: response.status, text: await response.text() }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'))
  closing = []
  cms = new CmsDouble(records)
  server = new SiteServer({
    dataDir: folder,
    publicUrl: 'http://localhost',
    now: () => new Date(),
    onError: () => {},
  })
  const port = await server.listen(0, '127.0.0.1')
  origin = `http://127.0.0.1:${port}`
})

afterEach(async () => {
  for (const close of closing) await close()
  await server.stop()
  rmSync(folder, { recursive: true })
})

test('what is published is live when its receipt comes, and gone when it is taken away', async () => {
  await started()
  const record = activity(900, '主题党日')
  cms.publish(record)
  const path = addresses.entry(record)
  expect(await cms.receiptFor(1)).toMatchObject({ state: 'live', path, seenOverHttp: true, reason: null })
  expect((await page(path)).text).toContain('主题党日')
  expect((await page('/')).text).toContain('主题党日')
  cms.change({ type: 'activity', id: record.id, record: null })
  expect(await cms.receiptFor(2)).toMatchObject({ state: 'gone', path, seenOverHttp: true })
  expect((await page(path)).status).toBe(410)
  expect((await page('/')).text).not.toContain('主题党日')
})

test('synonyms, which no page shows, come and go without a page being made, and their receipts come', async () => {
  const running = await started()
  const before = new Map(running.manifest.livePaths())
  const record: PublicRecord = { type: 'synonym', id: 's1', words: ['两学一做', '两学'] }
  cms.publish(record)
  expect(await cms.receiptFor(1)).toMatchObject({ state: 'unchanged', path: null, reason: null })
  expect(running.replica.record('synonym', 's1')).toEqual(record)
  cms.change({ type: 'synonym', id: record.id, record: null })
  expect(await cms.receiptFor(2)).toMatchObject({ state: 'unchanged', path: null })
  expect(running.replica.record('synonym', 's1')).toBeNull()
  expect(new Map(running.manifest.livePaths())).toEqual(before)
})

test('what came with a snapshot has no receipts, and the CMS is told that it is live', async () => {
  cms.publish(activity(901, '早已发布'))
  await started()
  await cms.reached(1)
  expect(cms.posted).toEqual([])
})

test('a CMS that is away for a while delays, and loses nothing', async () => {
  cms.failing = 2
  await started()
  cms.failing = 2
  cms.publish(activity(901, '中断之后'))
  expect(await cms.receiptFor(1)).toMatchObject({ state: 'live' })
})

test('a CMS with another database is read whole', async () => {
  const { replica } = await started()
  cms.publish(activity(901, '旧库'))
  cms.publish(activity(902, '旧库'))
  await cms.receiptFor(2)
  cms.startOver(records)
  await cms.snapshotTaken()
  cms.publish(activity(903, '新库'))
  expect(await cms.receiptFor(1)).toMatchObject({ state: 'live', path: addresses.entry(activity(903, '新库')) })
  expect(replica.record('activity', 'activity-902')).toBeNull()
})

test('a publisher killed between taking a change and its release brings it live when it starts again', async () => {
  const first = await started()
  await first.stop()
  closing = []
  const killed = await publisherProcess()
  const record = activity(905, '断电之前')
  cms.publish(record)
  const news = await cms.feed({ after: 0, waitSeconds: 0 }, new AbortController().signal)
  killed.replica.apply(news.changes, news.events, news.through)
  await killed.stop()
  await started()
  expect((await page(addresses.entry(record))).status).toBe(200)
  expect(await cms.receiptFor(1)).toMatchObject({ state: 'live', seenOverHttp: true })
})

test('the reconciler publishes what no event told of', async () => {
  const silent = activity(906, '没有事件')
  const first = await started()
  await first.stop()
  closing = []
  const missing = new CmsDouble([...records, silent])
  const again = await publisherProcess('first', missing)
  closing.push(again.stop)
  const released = new Promise<void>((resolve) => {
    again.publisher.publish = new Proxy(again.publisher.publish, {
      apply: async (publish, self, args: [string]) => {
        const done = await Reflect.apply(publish, self, args)
        if (args[0] === 'compared') resolve()
        return done
      },
    })
  })
  await again.engine.start()
  void again.engine.follow()
  await released
  expect((await page(addresses.entry(silent))).text).toContain('没有事件')
})

test('a page that cannot be rendered is held with its reason, and the rest goes live', async () => {
  const { publisher } = await started()
  const bad = activity(907, '坏文档')
  cms.publish(bad)
  expect(await cms.receiptFor(1)).toMatchObject({ state: 'held', reason: expect.stringContaining('模板出错') })
  expect((await page('/')).text).toContain('坏文档')
  expect((await page(addresses.entry(bad))).status).toBe(404)
  const good = activity(908, '好文档')
  cms.publish(good)
  expect(await cms.receiptFor(2)).toMatchObject({ state: 'live' })
  expect(publisher.failures.all()).toMatchObject([{ path: addresses.entry(bad) }])
  cms.publish({ ...bad, title: '改好了' })
  expect(await cms.receiptFor(3)).toMatchObject({ state: 'live' })
  expect(publisher.failures.all()).toEqual([])
})

test('a warm start renders nothing, a new edition renders everything', async () => {
  const first = await started()
  const { release } = first.manifest
  await first.stop()
  closing = []
  const warm = await started()
  expect(warm.manifest.release).toBe(release)
  await warm.stop()
  closing = []
  const renewed = await started('second')
  expect(renewed.publisher.live?.edition.name).toBe('first')
  await renewed.engine.rebuild('rebuild')
  expect(renewed.publisher.live?.edition.name).toBe('second')
  expect(renewed.manifest.meta('edition')).toBe('second')
  // Readers may still hold a page of the first.
  for (const edition of ['first', 'second']) expect((await page(styleOf(edition))).text).toBe(`/* ${edition} */`)
})

test('what is published while the whole site is made anew is live at once, and in the new edition', async () => {
  const { engine, manifest, publisher } = await started()
  const meanwhile = activity(910, '重建期间发布')
  const rebuilt = engine.rebuild('rebuild')
  cms.publish(meanwhile)
  await cms.receiptFor(1)
  expect((await page(addresses.entry(meanwhile))).text).toContain('重建期间发布')
  await rebuilt
  expect(publisher.live?.edition.dependencies.hasPage(addresses.entry(meanwhile))).toBe(true)
  expect((await page(addresses.entry(meanwhile))).text).toContain('重建期间发布')
  expect(manifest.sql<{ n: number }>('SELECT count(*) AS n FROM staged').get()?.n).toBe(0)
  cms.publish({ ...meanwhile, title: '重建之后改题' })
  await cms.receiptFor(2)
  expect((await page('/')).text).toContain('重建之后改题')
})

test('rows that somebody deleted from the replica come back, and nothing half-empty is live meanwhile', async () => {
  const first = await started()
  const whole = await page('/branches/branch-3/')
  await first.stop()
  closing = []
  const database = new Database(join(folder, 'replica.db'))
  database.exec('DELETE FROM entries WHERE rowid % 2 = 0; DELETE FROM records WHERE rowid % 3 = 0')
  database.close()
  const again = await started()
  expect(await page('/branches/branch-3/')).toEqual(whole)
  const record = activity(911, '补齐之后')
  cms.publish(record)
  expect(await cms.receiptFor(1)).toMatchObject({ state: 'live' })
  expect(again.replica.wholeness.intact()).toBe(true)
  expect(again.replica.store.count('', '')).toBe(13)
})

test('rows deleted while the publisher works come back before anything is published on them', async () => {
  const { replica, engine } = await started()
  const database = new Database(join(folder, 'replica.db'))
  database.exec('DELETE FROM entries WHERE rowid % 2 = 0; DELETE FROM records WHERE rowid % 2 = 1')
  database.close()
  cms.publish(activity(912, '正在工作'))
  await cms.reached(1)
  // Waits for the one at work.
  await engine.rebuild('rebuild')
  expect(replica.store.count('', '')).toBe(13)
  expect((await page('/branches/branch-3/')).text).toContain('正在工作')
})

test('a publish that the disk refused is tried again without another event', async () => {
  const { publisher } = await started()
  const refused = activity(913, '磁盘满时')
  publisher.publish = async () => {
    Reflect.deleteProperty(publisher, 'publish')
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { errno: -28, syscall: 'write' })
  }
  cms.publish(refused)
  expect(await cms.receiptFor(1)).toMatchObject({ state: 'live' })
  expect((await page(addresses.entry(refused))).status).toBe(200)
})

test('a page whose picture is not to be had waits for it, and others are live', async () => {
  const { publisher } = await started()
  const body = '<p><img src="/media/sample-900-400.webp" alt=""></p>'
  const pictured = { ...activity(914, '缺图'), cover: syntheticPicture(900), body }
  cms.withoutMedia = true
  cms.publish(pictured)
  expect(await cms.receiptFor(1)).toMatchObject({ state: 'held' })
  expect((await page(addresses.entry(pictured))).status).toBe(404)
  const plain = activity(915, '无图')
  cms.publish({ ...plain, cover: null, photos: [] })
  expect(await cms.receiptFor(2)).toMatchObject({ state: 'live' })
  cms.withoutMedia = false
  cms.publish({ ...pictured, title: '有图了' })
  expect(await cms.receiptFor(3)).toMatchObject({ state: 'live' })
  expect(publisher.failures.all()).toEqual([])
})

test('what comes ahead of bulk work is asked for once, even where it has nothing to show', async () => {
  const asked: (number | undefined)[] = []
  const fromDouble = cms.feed.bind(cms)
  vi.spyOn(cms, 'feed').mockImplementation(async (question, signal) => {
    const { after, ahead } = question
    asked.push(ahead)
    if (asked.length > 3) return fromDouble(question, signal)
    const news = { head: 900, changes: [], events: [] }
    return ahead === undefined
      ? { ...news, through: after + 10, ahead: null }
      : { ...news, through: after, ahead: ahead + 300 }
  })
  await started()
  await vi.waitFor(() => expect(asked.slice(0, 4)).toEqual([0, undefined, 300, undefined]))
})

test('what the feed said before everything was read anew does not come back, and no event is passed over', async () => {
  const { engine, manifest, onWithdrawal } = await started()
  await vi.waitFor(() => expect(onWithdrawal).toHaveBeenCalledTimes(1))
  const record = activity(930, '发出又撤回')
  const other = activity(931, '另一篇')
  const gate = Promise.withResolvers<void>()
  const busy = engine.takeTurn(() => gate.promise)
  const read = engine.rebuildFully()
  const isRead = stepReached('feed-read')
  cms.publish(record)
  await isRead
  cms.withdraw(record, addresses.entry(record), [])
  gate.resolve()
  await Promise.all([busy, read])
  cms.publish(other)
  await cms.receiptFor(2)
  expect(onWithdrawal).toHaveBeenCalledTimes(2)
  expect(await cms.receiptFor(3)).toMatchObject({ state: 'live', path: addresses.entry(other) })
  const sql = 'SELECT status FROM entries WHERE path = ? AND status = 200'
  expect(manifest.sql(sql).all(addresses.entry(record))).toEqual([])
})
