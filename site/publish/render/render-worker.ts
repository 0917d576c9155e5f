import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { hashOnly } from '../objects/hash-only.ts'
import { ObjectStore } from '../objects/object-store.ts'
import { RememberingStore } from '../replica/remembering-store.ts'
import { SqliteStore } from '../replica/store.ts'
import { cacheSize, statements } from '../sqlite/statements.ts'
import { ReadCache, type ReadUse, recorder } from './read-cache.ts'
import { type News, type Rendering, type RenderState, renderBatch } from './renderer.ts'
import { loadBundle } from './site-bundle.ts'

/**
 * `objects` null: pages are hashed and nothing is stored. `niceness`: 0 as everyone, 19 after everyone. `remembered`: how many
 * look-ups and reads are kept for later pages, many where one publish follows another, few where every page comes once.
 */
export type RenderSettings = {
  bundleEntry: string
  replica: string
  objects: string | null
  publicUrl: string
  searchOrigin?: string | null
  niceness: number
  remembered: number
}
/** `progress` holds the index of the page at work. */
export type RenderWorkerData = RenderSettings & { progress: SharedArrayBuffer }
export type RenderRequest =
  | { kind: 'hold' }
  | {
      kind: 'render'
      paths: readonly string[]
      state: RenderState
      news: readonly (News | 'everything')[]
    }
export type RenderAnswer =
  | { kind: 'ready' }
  | { kind: 'used'; path: string; use: ReadUse }
  | { kind: 'held' }
  | { kind: 'rendered'; rendering: Rendering }

const settings: RenderWorkerData = workerData
// On Linux this is a thread's own; elsewhere it may be refused, and everything runs alike.
try {
  if (settings.niceness > 0) setPriority(settings.niceness)
} catch {}

const progress = new Int32Array(settings.progress)
const bundle = await loadBundle(settings.bundleEntry)
const database = new Database(settings.replica, { readonly: true })
database.pragma(cacheSize)
const plain = new SqliteStore(statements(database))
const objects = settings.objects === null ? hashOnly : new ObjectStore(settings.objects)
let store = new RememberingStore(plain, settings.remembered)
let cache: { today: string; reads: ReadCache } | null = null
let held = false

const say = (answer: RenderAnswer): void => parentPort?.postMessage(answer)

function learnOf(news: News | 'everything'): void {
  if (news === 'everything') {
    store = new RememberingStore(plain, settings.remembered)
    cache = null
  } else {
    store.forget(news.touched)
    cache?.reads.forget(news.reads)
  }
}

/** One batch sees one state of the replica: the read transaction holds it still. */
async function render({ paths, state, news }: RenderRequest & { kind: 'render' }): Promise<Rendering> {
  for (const one of news) learnOf(one)
  if (cache?.today !== state.today) {
    cache = { today: state.today, reads: new ReadCache(store, state.today, recorder, settings.remembered) }
  }
  const { reads } = cache
  reads.learn(state.known)
  if (!held) database.exec('BEGIN')
  try {
    const watched = new Set(state.watched)
    const onUse = (path: string, use: ReadUse) => {
      if (watched.has(path)) say({ kind: 'used', path, use })
    }
    const context = { bundle, objects, publicUrl: settings.publicUrl, searchOrigin: settings.searchOrigin, onUse }
    return await renderBatch(context, reads, paths, state, (index) => Atomics.store(progress, 0, index))
  } finally {
    if (!held) database.exec('COMMIT')
  }
}

function hold(): void {
  database.exec('BEGIN')
  // A read transaction begins with its first read.
  database.prepare('SELECT 1 FROM meta').get()
  held = true
}

async function answer(request: RenderRequest): Promise<void> {
  if (request.kind === 'render') return say({ kind: 'rendered', rendering: await render(request) })
  hold()
  say({ kind: 'held' })
}

parentPort?.on('message', (request: RenderRequest) => {
  answer(request).catch((error: unknown) => {
    queueMicrotask(() => {
      throw error
    })
  })
})
say({ kind: 'ready' })
