import { createHash } from 'node:crypto'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import type { Synonyms } from '../../search/query/synonyms.ts'
import { type Listed, listRecords, readRecords } from '../../search/records/collection.ts'
import { synonymGroups } from '../../search/records/synonyms.ts'
import type { Entry } from '../manifest/entry.ts'
import { typeOfFile } from '../media/media-source.ts'
import { ObjectStore, type StoredObject } from '../objects/object-store.ts'
import { statements } from '../sqlite/statements.ts'
import { type Assignment, assign, type Indexed } from './assign.ts'
import { buildShard } from './build-shard.ts'
import { pagefindDocument } from './pagefind-document.ts'

export type SearchWorkerData = { replica: string; objects: string }
/** `erased`: addresses of which nothing may stay in any shard, as it was before. */
export type SearchRequest = { indexed: readonly Indexed[]; erased: readonly string[] }

/** A shard as built: where its files stand, and what is in it. Without documents it has no path. */
export type BuiltShard = {
  shard: number
  path: string | null
  documents: { url: string; version: string }[]
  entries: Map<string, Entry>
  objects: StoredObject[]
}
export type SearchAnswer = { built: BuiltShard[]; stale: string[]; synonyms: Synonyms }

// On Linux a thread's own, and that of the indexer it starts: an index may take its time, a publish may not.
try {
  setPriority(10)
} catch {}

const settings: SearchWorkerData = workerData
const database = new Database(settings.replica, { readonly: true })
const sql = statements(database)
const objects = new ObjectStore(settings.objects)

/** Looks at one state of the replica, and builds the shards that it asks for. */
async function answer({ indexed, erased }: SearchRequest): Promise<SearchAnswer> {
  database.exec('BEGIN')
  try {
    const listed = listRecords(sql)
    const { builds, stale }: Assignment = assign(listed, indexed, new Set(erased))
    const built: BuiltShard[] = []
    for (const [shard, urls] of builds) built.push(await build(shard, urls, listed))
    return { built, stale, synonyms: synonymGroups(sql) }
  } finally {
    database.exec('COMMIT')
  }
}

async function build(shard: number, urls: readonly string[], listed: ReadonlyMap<string, Listed>): Promise<BuiltShard> {
  const documents = urls.flatMap((url) => {
    const one = listed.get(url)
    return one ? [{ url, version: one.version }] : []
  })
  const empty: BuiltShard = { shard, path: null, documents, entries: new Map(), objects: [] }
  if (documents.length === 0) return empty
  const path = `/search-index/${createHash('sha256').update(JSON.stringify(documents)).digest('hex').slice(0, 16)}/`
  const records = readRecords(
    sql,
    urls.flatMap((url) => listed.get(url) ?? []),
  )
  const files = await buildShard(Array.from(records, pagefindDocument))
  const entries = new Map<string, Entry>()
  const stored: StoredObject[] = []
  for (const file of files) {
    const type = typeOfFile(file.path)
    const object = await objects.put(file.bytes, type, 'with-flush')
    stored.push(object)
    entries.set(path + file.path, { status: 200, object: object.hash, type, headers: {} })
  }
  await objects.flush()
  return { ...empty, path, entries, objects: stored }
}

parentPort?.on('message', (request: SearchRequest) => {
  answer(request).then(
    (answered) => parentPort?.postMessage(answered),
    (error: unknown) =>
      queueMicrotask(() => {
        throw error
      }),
  )
})
