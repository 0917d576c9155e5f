import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { asChanges, type Brought, bringIndex, type IndexState } from '../../search/pagefind/build/bring.ts'
import { type Indexed, Members } from '../../search/pagefind/build/members.ts'
import { readerFiles } from '../../search/pagefind/build/reader-files.ts'
import type { Synonyms } from '../../search/query/synonyms.ts'
import { recordsIn } from '../../search/records/collection.ts'
import { RecordList } from '../../search/records/record-list.ts'
import { synonymGroups } from '../../search/records/synonyms.ts'
import { readings } from '../../search/served/pinyin.ts'
import type { Entry } from '../manifest/entry.ts'
import { typeOfFile } from '../media/media-source.ts'
import { ObjectStore, type StoredObject } from '../objects/object-store.ts'
import { statements } from '../sqlite/statements.ts'

export type SearchWorkerData = { replica: string; objects: string }
/** What the index was made of, as the manifest keeps it. */
export type StoredState = Omit<IndexState, 'members'> & { indexed: readonly Indexed[] }
/**
 * `start`: for the first request of a thread, which remembers it; one whose answer was not committed has to be ended. `erased`: addresses
 * of which nothing may stay in any shard. `reader`: a folder to make Pagefind's reader in.
 */
export type SearchRequest = { start: StoredState | null; erased: readonly string[]; reader: string | null }
/** What is otherwise in the index now, and its new files. */
export type SearchAnswer = {
  brought: Brought
  next: number
  records: string
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
const list = new RecordList(sql)
let state: IndexState | null = null

/** Looks at one state of the replica, and makes the files that it asks for. */
async function answer({ start, erased, reader }: SearchRequest): Promise<SearchAnswer> {
  if (start) state = { ...start, members: new Members(start.indexed) }
  if (!state) throw new Error('The thread was not told what the index is made of.')
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
    const { whole, changes } = list.look()
    const listing = { changes: whole ? asChanges(list.all, state) : changes, all: () => list.all }
    const read = recordsIn(sql, list.all)
    const brought = await bringIndex(state, listing, { read, readings, put }, new Set(erased))
    if (objects.length > 0) await store.flush()
    const { next, records } = state
    return { brought, next, records, synonyms: synonymGroups(sql), entries, objects }
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
