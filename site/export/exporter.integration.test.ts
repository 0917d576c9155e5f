import { hash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { type ActivityRecord, addresses, type RecordChange } from '@huoye/content-types'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Nginx, nginxProgram, startNginx } from '../../scripts/harness/nginx.ts'
import { syntheticActivity, syntheticCounty } from '../fixtures/county.ts'
import { seeded } from '../fixtures/random.ts'
import { type EngineUnderTest, engineOnDisk } from '../fixtures/run-engine.ts'
import { Past } from '../publish/manifest/past.ts'
import { objectFile } from '../publish/objects/object-store.ts'
import { Variants } from '../publish/objects/variants.ts'
import { SiteServer } from '../serve/site-server.ts'
import { Exporter } from './exporter.ts'

const now = '2026-11-20T08:00:00.000Z'
const publicUrl = 'https://county.example'
const county = syntheticCounty({ organizations: 6, entries: 40, bodyLength: 300, until: now })
const record: ActivityRecord = {
  ...syntheticActivity({
    number: 970,
    listedAt: '2026-11-20T07:00:00.000Z',
    random: seeded(970),
    bodyLength: 300,
    columnKey: 'organizational-life',
    organizationId: 'organization-3',
  }),
  photos: [],
  cover: null,
}

describe.skipIf(!nginxProgram)('an exported site behind nginx', () => {
  let engine: EngineUnderTest & { folder: string }
  let variants: Variants
  let folder: string
  let exporter: Exporter
  let nginx: Nginx | null
  let server: SiteServer
  let ours: string
  let theirs: string
  let seq = 0

  beforeAll(async () => {
    engine = await engineOnDisk(join(import.meta.dirname, '../dist/engine/server/entry.mjs'), county, now)
    await engine.publishAll('first')
    variants = new Variants({
      manifest: engine.manifest,
      objects: join(engine.folder, 'objects'),
      log: pino({ level: 'silent' }),
    })
    variants.schedule()
    await variants.settled()
    folder = mkdtempSync(join(tmpdir(), 'huoye-export-'))
    exporter = new Exporter({ dataDir: engine.folder, folder, publicUrl })
    exporter.run()
    const onError = () => undefined
    server = new SiteServer({ dataDir: engine.folder, publicUrl, now: () => new Date(), onError })
    ours = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
    nginx = await startNginx(folder, 0)
    theirs = nginx?.origin ?? ''
  })
  afterAll(async () => {
    await nginx?.stop()
    await server?.stop()
    exporter?.close()
    await variants?.close()
    await engine?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** What of an answer readers and browsers go by. */
  async function answer(origin: string, path: string, encoding = 'identity') {
    const ask = () => fetch(new URL(path, origin), { redirect: 'manual', headers: { 'accept-encoding': encoding } })
    // The connection that was kept is cut when nginx reads its configuration anew.
    const response = await ask().catch(ask)
    const { status, headers } = response
    const body = await response.text()
    const told = [
      'content-type',
      'content-security-policy',
      'cache-control',
      'x-content-type-options',
      'x-frame-options',
    ]
    const more = ['location', 'content-encoding', 'strict-transport-security', 'referrer-policy', 'permissions-policy']
    const own = status === 301 ? ['location'] : [...told, ...more]
    return { path, status, body: status === 301 ? '' : body, headers: own.map((name) => [name, headers.get(name)]) }
  }

  async function differing(paths: Iterable<string>, encoding?: string): Promise<unknown[]> {
    const found: unknown[] = []
    for (const path of paths) {
      const [one, other] = await Promise.all([answer(ours, path, encoding), answer(theirs, path, encoding)])
      if (JSON.stringify(one) !== JSON.stringify(other)) found.push([other, one])
    }
    return found
  }

  async function publish(...changes: Omit<RecordChange, 'version'>[]): Promise<void> {
    seq += 1
    engine.replica.apply(
      changes.map((change) => ({ ...change, version: String(seq) })),
      [],
      seq,
    )
    await engine.publisher.publish('publish')
    variants.schedule()
    await variants.settled()
  }

  /** Huoye's own server fills its search page in by itself. */
  const alike = (): string[] => [...engine.manifest.livePaths().keys()].filter((path) => path !== addresses.search)

  test('every address answers as from Huoye’s own server, packed or not', async () => {
    const paths = alike()
    expect(paths.length).toBeGreaterThan(100)
    expect(await differing(paths)).toEqual([])
    expect(await differing(paths.filter((path) => path.endsWith('/')).slice(0, 20), 'gzip')).toEqual([])
    expect(await differing(['/nothing/', '/branches', '/../x'])).toEqual([])
  })

  test('what is published, redirected and taken away is so there too, and nginx is told when it must be', async () => {
    const own = addresses.entry(record)
    await publish({ type: 'activity', id: record.id, record })
    expect(exporter.run()).toMatchObject({ removed: 0 })
    expect(await differing([own, '/', addresses.branchHome('branch-3')])).toEqual([])
    const redirect = { type: 'redirect', id: 'moved', from: '/old/', to: own, responseCode: 301 } as const
    await publish({ type: 'redirect', id: redirect.id, record: redirect })
    expect(exporter.run()?.configured).toBe(true)
    nginx?.reload()
    await until(async () => (await answer(theirs, '/old/')).status === 301)
    expect(await differing(['/old/'])).toEqual([])
    await publish({ type: 'activity', id: record.id, record: null })
    const exported = exporter.run()
    expect(exported?.configured).toBe(true)
    expect(exported?.removed).toBeGreaterThan(0)
    nginx?.reload()
    await until(async () => (await answer(theirs, own)).status === 410)
    expect(await differing([own, '/', '/old/', ...alike()])).toEqual([])
    expect(exporter.run()).toBeNull()
  })

  test('a site that is rolled back is exported as readers see it', async () => {
    engine.manifest.pin(1)
    expect(exporter.run()?.release).toBe(1)
    nginx?.reload()
    await wait(300)
    expect(await differing(['/', '/branches/', addresses.branchHome('branch-3')])).toEqual([])
    engine.manifest.pin(null)
  })

  const followed = () => contentOf(folder, exporter.run())
  const first = () => {
    const other = mkdtempSync(join(tmpdir(), 'huoye-export-'))
    const once = new Exporter({ dataDir: engine.folder, folder: other, publicUrl })
    const content = contentOf(other, once.run())
    once.close()
    rmSync(other, { recursive: true })
    return content
  }

  test('a folder that followed every step is what a first export writes', async () => {
    const { manifest } = engine
    const past = new Past(manifest)
    await publish({ type: 'activity', id: record.id, record })
    expect(followed()).toEqual(first())
    await publish({ type: 'activity', id: record.id, record: { ...record, title: '换了题目' } })
    await publish({ type: 'activity', id: record.id, record: null })
    expect(followed()).toEqual(first())
    manifest.pin(2)
    expect(followed()).toEqual(first())
    past.overwrite(past.objects())
    expect(followed()).toEqual(first())
    manifest.pin(null)
    expect(followed()).toEqual(first())
    past.forgetBelow('/media/')
    await publish({ type: 'activity', id: record.id, record })
    past.onlyAsNow('/')
    expect(followed()).toEqual(first())
    past.dropBefore(manifest.release, 10_000)
    await publish({ type: 'activity', id: record.id, record: null })
    expect(followed()).toEqual(first())
  })

  test('an object that goes while it is copied leaves nothing of its page behind', async () => {
    await publish({ type: 'activity', id: record.id, record })
    const live = engine.manifest.live(addresses.entry(record))
    rmSync(objectFile(join(engine.folder, 'objects'), live?.object ?? '', 'identity'))
    expect(() => exporter.run()).toThrow('ENOENT')
    await publish({ type: 'activity', id: record.id, record: null })
    expect(followed()).toEqual(first())
  })

  test('a manifest that a restore put in the place of another is read from its beginning', async () => {
    const restored = mkdtempSync(join(tmpdir(), 'huoye-restored-'))
    symlinkSync(join(engine.folder, 'objects'), join(restored, 'objects'))
    const copyOfManifest = (name: string): string => {
      const file = join(restored, name)
      const database = new DatabaseSync(join(engine.folder, 'manifest.db'), { readOnly: true })
      database.prepare('VACUUM INTO ?').run(file)
      database.close()
      return file
    }
    const earlier = copyOfManifest('earlier.db')
    await publish({ type: 'activity', id: record.id, record })
    copyOfManifest('manifest.db')
    const target = join(restored, 'export')
    const following = new Exporter({ dataDir: restored, folder: target, publicUrl })
    following.run()
    expect(existsSync(join(target, 'site', addresses.activity(record), 'index.html'))).toBe(true)
    expect(following.run()).toBeNull()
    renameSync(earlier, join(restored, 'manifest.db'))
    expect(following.run()).toMatchObject({ written: expect.any(Number) })
    expect(existsSync(join(target, 'site', addresses.activity(record), 'index.html'))).toBe(false)
    following.close()
    rmSync(restored, { recursive: true })
  })
})

/** Every file of an exported folder with the hash of its bytes, and the configuration of nginx. */
function contentOf(folder: string, exported: unknown): Record<string, string> {
  expect(exported).not.toBeNull()
  const files = ['site', 'nginx'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  )
  const bytes = files.map(({ parentPath, name }): [string, string] => {
    const content = readFileSync(join(parentPath, name))
    const said = name.endsWith('.conf') ? content.toString().replaceAll(folder, '') : hash('sha256', content)
    return [relative(folder, join(parentPath, name)), said]
  })
  return Object.fromEntries(bytes.sort(([one], [other]) => (one < other ? -1 : 1)))
}

async function until(wanted: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!(await wanted())) {
    if (performance.now() > deadline) throw new Error('nginx did not answer as wanted')
    await wait(50)
  }
}
