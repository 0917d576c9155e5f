import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { type Brought, bringIndex, type IndexState } from '../../search/pagefind/build/bring.ts'
import { readerFiles } from '../../search/pagefind/build/reader-files.ts'
import type { Synonyms } from '../../search/query/synonyms.ts'
import { listRecords, recordsIn } from '../../search/records/collection.ts'
import { synonymGroups } from '../../search/records/synonyms.ts'
import { readings } from '../../search/served/pinyin.ts'
import type { Entry } from '../manifest/entry.ts'
import { typeOfFile } from '../media/media-source.ts'
import { ObjectStore, type StoredObject } from '../objects/object-store.ts'
import { statements } from '../sqlite/statements.ts'

export type SearchWorkerData = { replica: string; objects: string }
/** `erased`: addresses of which nothing may stay in any shard, as it was before. `reader`: a folder to make Pagefind's reader in. */
export type SearchRequest = { state: IndexState; erased: readonly string[]; reader: string | null }
/** What the index is now, and its new files. */
export type SearchAnswer = {
  brought: Brought
  synonyms: Synonyms
  entries: Map<string, Entry>
  objects: StoredObject[]
}

// On Linux a thread's own: an index may take its time, a publish may not.
try {
  setPriority(10)
} catch {}

const settings: SearchWorkerData = workerData
const database = new Database(settings.replica, { readonly: true })
const sql = statements(database)
const store = new ObjectStore(settings.objects)

/** Looks at one state of the replica, and makes the files that it asks for. */
async function answer({ state, erased, reader }: SearchRequest): Promise<SearchAnswer> {
  const entries = new Map<string, Entry>()
  const objects: StoredObject[] = []
  const put = async (path: string, bytes: Buffer): Promise<void> => {
    const type = typeOfFile(path)
    const object = await store.put(bytes, type, 'with-flush')
    objects.push(object)
    entries.set(path, { status: 200, object: object.hash, type, headers: {} })
  }
  if (reader !== null) for (const { path, bytes } of await readerFiles()) await put(reader + path, bytes)
  database.exec('BEGIN')
  try {
    const listed = listRecords(sql)
    const read = recordsIn(sql, listed)
    const brought = await bringIndex(state, listed, { read, readings, put }, new Set(erased))
    if (objects.length > 0) await store.flush()
    return { brought, synonyms: synonymGroups(sql), entries, objects }
  } finally {
    database.exec('COMMIT')
  }
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
