import { readFile } from 'node:fs/promises'
import { addresses, type Withdrawal } from '@huoye/content-types'
import type { Logger } from 'pino'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import { Past } from '../manifest/past.ts'
import { objectFile, removeObject } from '../objects/object-store.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import type { MeiliIndex } from '../search/meili-index.ts'
import type { SearchIndex } from '../search/search-index.ts'
import { untilDone } from './backoff.ts'
import type { Cms } from './cms-client.ts'
import type { Collector } from './collector.ts'

export type EraserParts = {
  cms: Pick<Cms, 'withdrawals' | 'erased'>
  manifest: ManifestFile
  replica: Pick<ReplicaFile, 'record' | 'waiting' | 'emptyLog'>
  search: Pick<SearchIndex, 'erase'>
  /** The index on a Meilisearch server, where there is one. */
  meilisearch: Pick<MeiliIndex, 'erase'> | null
  collector: Pick<Collector, 'sweep'>
  /** The folder of the objects. */
  objects: string
  log: Logger
  takeTurn: <Result>(job: () => Promise<Result>) => Promise<Result>
}

const readAtOnce = 16

/**
 * Erases withdrawn documents from everything that the publisher keeps of the past: releases that can be rolled back to, objects,
 * the search index. What is live has been taken down by an ordinary publish before. The CMS keeps the list, so that what a crash
 * interrupts is done at the next start.
 */
export class Eraser {
  readonly #parts: EraserParts
  readonly #past: Past
  readonly #stopping = new AbortController()
  #running: Promise<void> | null = null
  #again = false
  /** Up to here nothing is left on this machine; another may still be out of reach. */
  #erasedHere = 0

  constructor(parts: EraserParts) {
    this.#parts = parts
    this.#past = new Past(parts.manifest)
  }

  /** To be called when something may have been withdrawn. */
  schedule(): void {
    this.#again = true
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
  }

  /** Resolves when all that is scheduled is done. */
  async settled(): Promise<void> {
    await this.#running
  }

  async close(): Promise<void> {
    this.#stopping.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { log } = this.#parts
    const { signal } = this.#stopping
    const report = (error: unknown): void => log.warn({ err: error }, 'could not erase; trying again')
    try {
      while (this.#again && !signal.aborted) {
        this.#again = false
        await untilDone(() => this.#eraseAll(), report, signal)
      }
    } catch (error) {
      if (!signal.aborted) log.error({ err: error }, 'withdrawn documents are not erased')
    }
  }

  async #eraseAll(): Promise<void> {
    const { cms, manifest, meilisearch, log } = this.#parts
    for (;;) {
      const withdrawn = await cms.withdrawals(Number(manifest.meta('erasedTo') ?? 0))
      const last = withdrawn.at(-1)
      if (!last) return
      const live = withdrawn.find((one) => !this.#isDown(one))
      if (live) throw new Error(`${live.type} ${live.id} is withdrawn and still on the site.`)
      const left = withdrawn.filter(({ seq }) => seq > this.#erasedHere)
      if (left.length > 0) await this.#erase(left)
      this.#erasedHere = last.seq
      await meilisearch?.erase(tracesOf(withdrawn).found)
      manifest.setMeta('erasedTo', last.seq)
      await cms.erased(last.seq)
      log.warn({ documents: withdrawn.length }, 'withdrawn documents erased')
    }
  }

  /** Whether the newest release is without a document: its copies in it are in the past then, where they can be erased. */
  #isDown({ type, id, event }: Withdrawal): boolean {
    const { manifest, replica } = this.#parts
    const applied = Number(manifest.meta('appliedSeq') ?? 0)
    return (event <= applied || replica.waiting.isLive(event)) && replica.record(type, id) === null
  }

  async #erase(withdrawn: readonly Withdrawal[]): Promise<void> {
    const { manifest, replica, search, collector, objects, takeTurn } = this.#parts
    const traces = tracesOf(withdrawn)
    // What comes into the past from now on never showed them.
    const shown = await this.#showing(traces, this.#past.objects())
    const unused = await takeTurn(async () => this.#past.overwrite(shown))
    for (const hash of unused) removeObject(objects, hash)
    for (const hash of await search.erase(traces.found)) removeObject(objects, hash)
    await takeTurn(async () => {
      replica.emptyLog()
      manifest.emptyLog()
    })
    await collector.sweep()
  }

  /** Which of these objects show a trace at their address. */
  async #showing(traces: Traces, past: readonly PastObject[]): Promise<PastObject[]> {
    const told = new Map<string, Promise<boolean>>()
    const shown: PastObject[] = []
    for (let start = 0; start < past.length; start += readAtOnce) {
      this.#stopping.signal.throwIfAborted()
      const some = past.slice(start, start + readAtOnce)
      const hits = await Promise.all(
        some.map(({ path, object }) => {
          if (traces.at(path)) return true
          const tells = told.get(object) ?? this.#tells(object, traces.words)
          told.set(object, tells)
          return tells
        }),
      )
      shown.push(...some.filter((_, index) => hits[index]))
    }
    return shown
  }

  async #tells(object: string, words: readonly Buffer[]): Promise<boolean> {
    const bytes = await readFile(objectFile(this.#parts.objects, object, 'identity')).catch(() => null)
    return bytes !== null && words.some((word) => bytes.includes(word))
  }
}

type PastObject = { path: string; object: string }

/**
 * How a document shows: at its own addresses, and wherever its permanent identifier or a file of its own stands, which is in every
 * list, feed and neighbour that links to it, or its title does. `found` are the addresses that the search gives for it.
 */
type Traces = { at: (path: string) => boolean; words: Buffer[]; found: string[] }

function tracesOf(withdrawn: readonly Withdrawal[]): Traces {
  const own = new Set(withdrawn.flatMap(({ paths, files }) => [...paths, ...files.map(addresses.media)]))
  // An overview stands on the pages of its branch, and is found there.
  const folders = withdrawn
    .filter(({ type }) => type === 'overview')
    .flatMap(({ paths }) => paths.map((path) => path.replace(/overview\/$/, '')))
  const entries = withdrawn.filter(({ type }) => type !== 'overview').flatMap(({ paths }) => paths)
  const identifiers = entries.flatMap((path) => path.split('/').at(-2) ?? [])
  const words = [...identifiers, ...withdrawn.flatMap((one) => [...one.files, ...one.words, ...one.words.map(escaped)])]
  return {
    at: (path) => own.has(path) || folders.some((folder) => path.startsWith(folder)),
    words: words.map((word) => Buffer.from(word)),
    found: [...entries, ...folders],
  }
}

/** A text as it stands in HTML and XML. */
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[sign]};`)
