import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { systemClock } from './engine/clock.ts'
import { cmsClient } from './engine/cms-client.ts'
import { Engine } from './engine/engine.ts'
import { Publisher } from './engine/publisher.ts'
import { ReceiptPost } from './engine/receipt-post.ts'
import { settingsFrom } from './engine/settings.ts'
import { becomeSingleWriter } from './engine/single-writer.ts'
import { ManifestFile } from './manifest/manifest-file.ts'
import { ObjectStore } from './objects/object-store.ts'
import { renderPool } from './render/render-pool.ts'
import { bundleHash, clientFolder, loadBundle } from './render/site-bundle.ts'
import { ReplicaFile } from './replica/replica-file.ts'
import { SearchIndex } from './search/search-index.ts'

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
const bundle = await loadBundle(bundleEntry)
const renderer = await renderPool({ bundleEntry, replica: replicaPath, objects: objectsPath, publicUrl })
const cms = cmsClient(settings.cmsOrigin, settings.secret)
const clock = systemClock
const publisher = new Publisher({ replica, manifest, objects, bundle, renderer, clock, media: { fetch: cms.media } })
const receipts = new ReceiptPost({
  cms,
  replica,
  manifest,
  clock,
  log,
  failures: publisher.failures,
  origins: [publicUrl, settings.siteOrigin],
})
const engine = new Engine({
  cms,
  replica,
  manifest,
  objects,
  publisher,
  clock,
  log,
  edition: `${bundleHash(join(bundleEntry, '../..'))} ${publicUrl}`,
  clientFolder: clientFolder(bundleEntry),
  onPublished: () => {
    void receipts.post()
    search.schedule()
  },
})
const search = new SearchIndex({
  manifest,
  objects,
  log,
  worker: { replica: replicaPath, objects: objectsPath },
  now: clock.now,
  takeTurn: (job) => engine.takeTurn(job),
})

async function stop(): Promise<void> {
  await engine.stop()
  await search.close()
  await renderer.close()
  replica.close()
  manifest.close()
  lock.release()
  process.exit(0)
}

process.once('SIGTERM', stop)
process.once('SIGINT', stop)
process.once('disconnect', stop)

await engine.start()
if (!engine.stopping) process.send?.({ ready: true })
await engine.follow()
