import { setPriority } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { pino } from 'pino'
import type { Published } from '../../search/meilisearch/mirror.ts'
import { MeiliServer } from '../../search/meilisearch/server.ts'
import { MeiliWriter } from '../../search/meilisearch/writer.ts'
import { recordsIn } from '../../search/records/collection.ts'
import { RecordList } from '../../search/records/record-list.ts'
import { readings } from '../../search/served/pinyin.ts'
import { statements } from '../sqlite/statements.ts'

export type MeiliWorkerData = { replica: string; host: string; apiKey: string; index: string; level: string }
/** `erase`: nothing of these addresses may stay; answered when it is done, or could not be. */
export type MeiliRequest = { kind: 'schedule' } | { kind: 'rebuild' } | { kind: 'erase'; id: number; urls: string[] }
export type MeiliNews = { kind: 'engine'; key: string | null } | { kind: 'erased'; id: number; failure: string | null }

/** A server is asked so often what it holds, in case somebody else changed it. */
const checkMs = 6 * 60 * 60_000

// On Linux a thread's own: an index may take its time, a publish may not.
try {
  setPriority(10)
} catch {}

const { replica, host, apiKey, index, level }: MeiliWorkerData = workerData
const log = pino({ name: 'publisher', level })
const database = new Database(replica, { readonly: true })
const sql = statements(database)
const list = new RecordList(sql)
const look = database.transaction(() => list.look())

const published: Published = {
  versions() {
    look()
    return new Map([...list.all].map(([url, { version }]) => [url, version]))
  },
  records: (urls) => recordsIn(sql, list.all)(urls),
}
const { signal } = new AbortController()
const say = (news: MeiliNews): void => parentPort?.postMessage(news)
const writer = new MeiliWriter({
  server: new MeiliServer({ host, apiKey, signal }),
  index,
  published,
  readings,
  announce: async (key) => say({ kind: 'engine', key }),
  log,
  wait: (ms) => wait(ms),
  signal,
})

parentPort?.on('message', (request: MeiliRequest) => {
  if (request.kind === 'schedule') writer.schedule()
  else if (request.kind === 'rebuild') writer.rebuild()
  else {
    const { id, urls } = request
    writer.erase(urls).then(
      () => say({ kind: 'erased', id, failure: null }),
      (error: unknown) => say({ kind: 'erased', id, failure: error instanceof Error ? error.message : String(error) }),
    )
  }
})
setInterval(() => writer.check(), checkMs)
