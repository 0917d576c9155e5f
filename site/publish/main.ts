import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { searchConsumer } from '@huoye/content-types'
import { pino } from 'pino'
import { systemClock } from './engine/clock.ts'
import { cmsClient } from './engine/cms-client.ts'
import { Collector } from './engine/collector.ts'
import { openControl } from './engine/control.ts'
import { Editions } from './engine/editions.ts'
import { Engine } from './engine/engine.ts'
import { Eraser } from './engine/eraser.ts'
import { type EditionParts, editionName, keepBundle, keptBundle, partsOfEdition } from './engine/kept-bundles.ts'
import { Publisher } from './engine/publisher.ts'
import { ReceiptPost } from './engine/receipt-post.ts'
import { settingsFrom } from './engine/settings.ts'
import { becomeSingleWriter } from './engine/single-writer.ts'
import { History } from './manifest/history.ts'
import { ManifestFile } from './manifest/manifest-file.ts'
import { storeFolder } from './media/bundle-files.ts'
import { ObjectStore } from './objects/object-store.ts'
import { Variants } from './objects/variants.ts'
import { type PoolSettings, renderPool } from './render/render-pool.ts'
import { clientFolder, loadBundle } from './render/site-bundle.ts'
import { ReplicaFile } from './replica/replica-file.ts'
import { tellEngine } from './search/engine-file.ts'
import { MeiliIndex } from './search/meili-index.ts'
import { SearchIndex } from './search/search-index.ts'
import { isDamage, removeDatabase } from './sqlite/damage.ts'

/** Process "publisher": keeps the public site equal to what the CMS has published, until SIGTERM. */
const log = pino({ name: 'publisher' })
const settings = settingsFrom(process.env)
const { dataDir, bundleEntry, publicUrl } = settings
if (!existsSync(bundleEntry))
  throw new Error(`BUNDLE_MISSING: 没有找到网站程序 ${bundleEntry}，请先构建（npm start 会自动完成）。`)

mkdirSync(dataDir, { recursive: true })
const lock = becomeSingleWriter(join(dataDir, 'publisher.lock'))
const replicaPath = join(dataDir, 'replica.db')
const objectsPath = join(dataDir, 'objects')
const replica = new ReplicaFile(replicaPath)
const manifest = new ManifestFile(join(dataDir, 'manifest.db'))
const objects = new ObjectStore(objectsPath)
const cms = cmsClient(settings.cmsOrigin, settings.secret, (broken) =>
  log.error(broken, 'a record of the CMS breaks the contract and is left out'),
)
const clock = systemClock
const newest = keepBundle(bundleEntry)

/** Threads that editors wait for. */
const forEditors = { threads: 2, niceness: 0, remembered: 4000, pageLimitMs: 1000, memoryLimitMb: 384 }
/** Threads that make a whole site while the others go on. */
const inBackground = { threads: 2, niceness: 15, remembered: 600, pageLimitMs: 10_000, memoryLimitMb: 384 }
const pool = (
  entry: string,
  { publicUrl, searchOrigin }: Pick<EditionParts, 'publicUrl' | 'searchOrigin'>,
  kind: Omit<PoolSettings, 'bundleEntry' | 'replica' | 'objects' | 'publicUrl' | 'searchOrigin'>,
) => renderPool({ ...kind, bundleEntry: entry, replica: replicaPath, objects: objectsPath, publicUrl, searchOrigin })

const editions = new Editions({
  dataDir,
  replica,
  manifest,
  newest: editionName({ hash: newest.hash, publicUrl, searchOrigin: settings.meilisearch?.origin ?? null }),
  async load(name) {
    const edition = partsOfEdition(name)
    const kept = keptBundle(bundleEntry, edition.hash)
    return (
      kept && {
        bundle: await loadBundle(kept.entry),
        files: () => storeFolder(clientFolder(kept.entry), objects),
        foreground: () => pool(kept.entry, edition, forEditors),
        background: () => pool(kept.entry, edition, inBackground),
      }
    )
  },
})
const publisher = new Publisher(
  { replica, manifest, objects, clock, media: { fetch: cms.media } },
  await editions.resume(),
)

const receipts = new ReceiptPost({
  cms,
  replica,
  manifest,
  clock,
  log,
  failures: publisher.failures,
  origins: [publicUrl, settings.siteOrigin],
})
const variants = new Variants({ manifest, objects: objectsPath, log })
const engine = new Engine({
  cms,
  replica,
  manifest,
  publisher,
  clock,
  log,
  editions,
  onPublished: () => {
    void receipts.post()
    variants.schedule()
    search.schedule()
    meilisearch?.schedule()
    collector.schedule()
  },
  onWithdrawal: () => eraser.schedule(),
  onError: giveUpOnDamage,
})
const search = new SearchIndex({
  manifest,
  objects,
  log,
  worker: { replica: replicaPath, objects: objectsPath },
  served: join(dataDir, 'search.db'),
  now: clock.now,
  takeTurn: (job) => engine.takeTurn(job),
  onIndexed(indexed) {
    tellSearched(indexed)
    variants.schedule()
  },
})
const engineFile = {
  manifest,
  objects,
  now: clock.now,
  takeTurn: <Result>(job: () => Promise<Result>) => engine.takeTurn(job),
}
const meilisearch =
  settings.meilisearch && new MeiliIndex({ ...engineFile, settings: settings.meilisearch, replica: replicaPath, log })
const history = new History(manifest)
const collector = new Collector({
  manifest,
  history,
  log,
  objects: objectsPath,
  takeTurn: (job) => engine.takeTurn(job),
  storing: () => engine.rebuilding !== null || search.busy || meilisearch?.busy === true,
})
const eraser = new Eraser({
  cms,
  manifest,
  replica,
  search,
  meilisearch,
  collector,
  log,
  objects: objectsPath,
  takeTurn: (job) => engine.takeTurn(job),
})
const control = openControl(join(dataDir, 'publisher.sock'), {
  releases: (limit) => history.list(limit),
  diff: (from, to) => history.diff(from, to),
  rollBack(release) {
    history.rollBackTo(release)
    log.warn({ release }, 'rolled back')
    void receipts.post()
  },
  resume() {
    history.resume(clock.now())
    log.warn({ release: manifest.release }, 'resumed')
    void receipts.post()
  },
  state: () => ({
    release: manifest.release,
    pinned: manifest.pinned,
    pages: Number(manifest.meta('pages') ?? 0),
    headSeq: Number(manifest.meta('headSeq') ?? 0),
    appliedSeq: Number(manifest.meta('appliedSeq') ?? 0),
    publishedAt: manifest.meta('publishedAt'),
    rebuild: engine.rebuilding,
    held: receipts.held(),
  }),
  rebuild(full) {
    void (full ? engine.rebuildFully() : engine.rebuild('rebuild'))
    if (full) meilisearch?.rebuild()
  },
  reconcile: () => engine.reconcile(),
})

/** The search follows the outbox as a consumer of its own: how far it is, the CMS learns beside the pages' receipts. */
function tellSearched({ seq, release }: { seq: number; release: number }): void {
  const message = { consumer: searchConsumer, seq, release, receipts: [], held: null }
  cms.receipts(message).catch((error: unknown) => log.warn({ err: error }, 'could not tell how far the search is'))
}

/** A replica that is no longer whole is thrown away: the CMS has everything, and the next start reads it anew. */
function giveUpOnDamage(error: unknown): void {
  if (!isDamage(error)) return
  log.fatal({ err: error }, 'the replica is damaged; starting over without it')
  removeDatabase(replicaPath)
  process.exit(1)
}

async function stop(): Promise<void> {
  control.close()
  receipts.close()
  await engine.stop()
  await Promise.all([
    eraser.close(),
    search.close(),
    meilisearch?.close(),
    collector.close(),
    variants.close(),
    publisher.live?.renderer.close(),
  ])
  replica.close()
  manifest.close()
  lock.release()
  process.exit(0)
}

process.once('SIGTERM', stop)
process.once('SIGINT', stop)
process.once('disconnect', stop)

await engine.start()
collector.sweepLater()
if (meilisearch) meilisearch.schedule()
else await tellEngine(engineFile, null)
search.start()
if (!engine.stopping) process.send?.({ ready: true })
await engine.follow()
