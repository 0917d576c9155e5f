import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { ObjectStore } from '../objects/object-store.ts'
import { cacheSize, statements } from '../replica/statements.ts'
import { SqliteStore } from '../replica/store.ts'
import { ReadCache } from './read-cache.ts'
import { type RenderState, renderBatch } from './renderer.ts'
import { loadBundle } from './site-bundle.ts'

export type RenderWorkerData = { bundleEntry: string; replica: string; objects: string; publicUrl: string }
export type RenderRequest = { paths: readonly string[]; state: RenderState }

const settings: RenderWorkerData = workerData
const bundle = await loadBundle(settings.bundleEntry)
const database = new Database(settings.replica, { readonly: true })
database.pragma(cacheSize)
const store = new SqliteStore(statements(database))
const objects = new ObjectStore(settings.objects)
let cached: { version: number; cache: ReadCache } | null = null

/** One batch sees one state of the replica: the read transaction holds it still. */
async function answer({ paths, state }: RenderRequest): Promise<void> {
  if (cached?.version !== state.version) cached = { version: state.version, cache: new ReadCache(store, state.today) }
  const { cache } = cached
  cache.learn(state.known)
  database.exec('BEGIN')
  try {
    parentPort?.postMessage(
      await renderBatch({ bundle, objects, publicUrl: settings.publicUrl }, cache, paths, state.durability),
    )
  } finally {
    database.exec('COMMIT')
  }
}

parentPort?.on('message', (request: RenderRequest) => {
  answer(request).catch((error: unknown) => {
    queueMicrotask(() => {
      throw error
    })
  })
})
parentPort?.postMessage('ready')
