import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { Indexed } from '../../search/pagefind/build/members.ts'
import { readerFolder } from '../../search/pagefind/build/reader-files.ts'
import { indexFolder, listFile, type ShardList } from '../../search/pagefind/format/files.ts'
import { reached } from '../engine/steps.ts'
import { Turns } from '../engine/turns.ts'
import type { Entry } from '../manifest/entry.ts'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import { Past } from '../manifest/past.ts'
import type { ObjectSink } from '../objects/object-store.ts'
import type { SearchAnswer, SearchRequest, SearchWorkerData, StoredState } from './search-worker.ts'
import { ServedIndex } from './served-index.ts'

export type SearchIndexParts = {
  manifest: ManifestFile
  objects: ObjectSink
  worker: SearchWorkerData
  /** File of the index of Huoye's own server. */
  served: string
  log: Logger
  now: () => Date
  /** Runs a job while nobody else writes the manifest. */
  takeTurn: <Result>(job: () => Promise<Result>) => Promise<Result>
  /** Told when what is published up to an event can be found. */
  onIndexed?: (indexed: { seq: number; release: number }) => void
}

type Build = { folder: string | null; members: readonly Indexed[] }

/** Publishes close together are indexed at once. */
const quietMs = 100
/** Releases of the index for which a replaced shard stays, for readers who have the search page open. */
const keptReleases = 5

/**
 * Keeps the search equal to the site, in the background: the index of Huoye's own server, and Pagefind's for wherever else the site
 * stands, in releases of its own.
 */
export class SearchIndex {
  readonly #parts: SearchIndexParts
  readonly #past: Past
  readonly #served: ServedIndex
  #worker: Worker | null = null
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #again = false
  readonly #turns = new Turns()
  #asked = 0

  constructor(parts: SearchIndexParts) {
    this.#parts = parts
    this.#past = new Past(parts.manifest)
    this.#served = new ServedIndex({ replica: parts.worker.replica, file: parts.served }, parts.log)
  }

  /** Whether objects are being stored that no release names yet. */
  get busy(): boolean {
    return this.#asked > 0
  }

  /** To be called at the start: the server's index may be of an older program, or lost. */
  start(): void {
    this.#served.schedule()
  }

  /** To be called after every publish. */
  schedule(): void {
    this.#served.schedule()
    this.#again = true
    if (this.#timer || this.#running) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#running = this.update().finally(() => {
        this.#running = null
        if (this.#again) this.schedule()
      })
    }, quietMs)
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await Promise.all([this.#served.close(), this.#worker?.terminate()])
  }

  /** Brings the index up to date now. Never rejects: the index then stays as it was. */
  async update(): Promise<void> {
    const { log } = this.#parts
    this.#again = false
    await this.#served.update()
    try {
      await this.#bring([])
    } catch (error) {
      log.error({ err: error }, 'the search index stayed as it was; the next publish tries again')
    }
  }

  /**
   * Leaves nothing of these addresses in the index, not in that of earlier releases either. Gives the objects that nothing names
   * any more. Rejects where it could not.
   */
  async erase(urls: readonly string[]): Promise<string[]> {
    const { takeTurn } = this.#parts
    await this.#served.cleanse()
    // Results of the large shards stop showing at once; building those anew takes seconds.
    for (const erased of [[], urls]) await this.#bring(erased)
    return takeTurn(async () => {
      this.#forgetOld(0)
      return this.#past.onlyAsNow(indexFolder)
    })
  }

  /** One at a time: there is one worker, and what it answers is for the state that it was asked about. */
  async #bring(erased: readonly string[]): Promise<void> {
    this.#asked += 1
    try {
      await this.#turns.take(() => this.#bringNow(erased))
    } catch (error) {
      // What it remembers is not what the manifest says.
      await this.#worker?.terminate()
      this.#worker = null
      throw error
    } finally {
      this.#asked -= 1
    }
  }

  async #bringNow(erased: readonly string[]): Promise<void> {
    const { manifest, log, takeTurn, onIndexed } = this.#parts
    const seq = Number(manifest.meta('appliedSeq') ?? 0)
    const started = performance.now()
    const hasReader = manifest.live(`${readerFolder}pagefind.js`)?.status === 200
    const start = this.#worker ? null : this.#stored()
    const answer = await this.#ask({ start, erased, reader: hasReader ? null : readerFolder })
    reached('search-committing')
    const release = await takeTurn(() => this.#commit(answer))
    reached('search-committed')
    onIndexed?.({ seq, release })
    if (answer.entries.size > 0)
      log.info({ release, files: answer.entries.size, ms: Math.round(performance.now() - started) }, 'indexed')
  }

  async #ask(request: SearchRequest): Promise<SearchAnswer> {
    this.#worker ??= new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: this.#parts.worker })
    const answered = once(this.#worker, 'message')
    this.#worker.postMessage(request)
    const [answer]: SearchAnswer[] = await answered
    if (!answer) throw new Error('The search worker answered nothing.')
    return answer
  }

  /** What the index was made of, and is made on. Numbers of records begin anew with a new manifest, and then in another folder. */
  #stored(): StoredState {
    const { manifest, now } = this.#parts
    const next = Number(manifest.meta('searchNext') ?? 0)
    const records = manifest.meta('searchRecords') ?? `${indexFolder}records-${now().getTime().toString(36)}/`
    const shards = manifest.sql<{ shard: number; path: string }>(
      'SELECT shard, path FROM search_shards WHERE retired IS NULL',
    )
    const indexed = manifest.sql<Indexed>('SELECT url, version, number, shard FROM search_documents').all()
    const folders = new Map(shards.all().map(({ shard, path }) => [shard, path]))
    return { indexed, next, folders, records }
  }

  async #commit({ brought, next, records, synonyms, ...made }: SearchAnswer): Promise<number> {
    const { manifest, objects, now } = this.#parts
    const { builds, ended, shards, gone, withdrawn } = brought
    const type = 'application/json; charset=utf-8'
    const content: ShardList = { reader: readerFolder, records, shards, gone, synonyms }
    const list = await objects.put(Buffer.from(JSON.stringify(content)), type, 'each')
    const entries = new Map<string, Entry>(made.entries)
    entries.set(listFile, { status: 200, object: list.hash, type, headers: {} })
    const stored = [list, ...made.objects]
    const seq = Number(manifest.meta('appliedSeq') ?? 0)
    const note = {
      cause: 'search',
      at: now().toISOString(),
      seq,
      events: [],
      rendered: new Set<string>(),
      background: true,
      timings: {},
    } as const
    const { release } = manifest.commit({ entries, objects: stored, note }, () => {
      for (const [shard, build] of builds) this.#store(shard, build, manifest.release + 1)
      for (const { shard, url } of ended)
        manifest.sql("UPDATE search_documents SET version = '' WHERE shard = ? AND url = ?").run(shard, url)
      for (const file of withdrawn) this.#past.forgetBelow(file)
      manifest.setMeta('searchNext', next)
      manifest.setMeta('searchRecords', records)
      this.#forgetOld(keptReleases)
    })
    return release
  }

  #store(shard: number, { folder, members }: Build, release: number): void {
    const { sql } = this.#parts.manifest
    sql('UPDATE search_shards SET retired = ? WHERE shard = ? AND retired IS NULL').run(release, shard)
    sql('DELETE FROM search_documents WHERE shard = ?').run(shard)
    if (folder !== null) sql('INSERT OR REPLACE INTO search_shards VALUES (?, ?, NULL)').run(folder, shard)
    const insert = sql('INSERT INTO search_documents VALUES (?, ?, ?, ?)')
    for (const { url, version, number } of members) insert.run(url, version, number, shard)
  }

  #forgetOld(kept: number): void {
    const { manifest } = this.#parts
    const sql = 'SELECT path FROM search_shards WHERE retired IS NOT NULL ORDER BY retired DESC LIMIT -1 OFFSET ?'
    for (const { path } of manifest.sql<{ path: string }>(sql).all(kept)) {
      this.#past.forgetBelow(path)
      manifest.sql('DELETE FROM search_shards WHERE path = ?').run(path)
    }
  }
}
