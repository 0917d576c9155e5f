import { setTimeout as wait } from 'node:timers/promises'
import type { Answer, Asked } from '../../port.ts'
import type { Pointer } from '../pointer.ts'
import { meiliEngine } from '../reader/engine.ts'
import { MeiliServer } from '../server.ts'
import { MeiliWriter, type WriterParts } from '../writer.ts'
import { PublishedInMemory, readings } from './records.ts'
import type { OpenServer } from './servers.ts'

/** A publisher's side in a test: what is published, who writes it to the server, and what readers are told. */
export type Writing = {
  published: PublishedInMemory
  writer: MeiliWriter
  server: MeiliServer
  /** What readers were told last; null: to search elsewhere. */
  pointer: () => Pointer | null
  /** Schedules and resolves when it is done. */
  bring: () => Promise<void>
  /** Stops as a crash would: what is under way is left as it is. */
  crash: () => void
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A writer that fails again and again gives up, so that its test can say so. */
const mostAttempts = 50

export function startWriting(
  { host, apiKey }: Pick<OpenServer, 'host' | 'apiKey'>,
  index: string,
  {
    published = new PublishedInMemory(),
    ...others
  }: Partial<Omit<WriterParts, 'published'>> & { published?: PublishedInMemory } = {},
): Writing {
  const stopping = new AbortController()
  const { signal } = stopping
  const server = new MeiliServer({ host, apiKey, signal })
  let key: string | null = null
  let attempts = 0
  const announce = async (given: string | null): Promise<void> => {
    key = given
  }
  const parts: WriterParts = {
    server,
    published,
    readings,
    index,
    announce,
    log: silent,
    wait: async (_ms, signal) => {
      attempts += 1
      if (attempts > mostAttempts) stopping.abort()
      await wait(1, undefined, { signal })
    },
    signal,
    ...others,
  }
  const writer = new MeiliWriter(parts)
  return {
    published,
    writer,
    server,
    pointer: () => (key === null ? null : { host, index, key }),
    async bring() {
      writer.schedule()
      await writer.settled()
    },
    crash: () => stopping.abort(),
  }
}

const plainly: Omit<Asked, 'query'> = { filters: {}, sort: 'relevance', offset: 0, limit: 10 }

/** Searches as a reader does, by what readers were told. */
export function searchBy(pointer: Pointer | null, query: string, asked: Partial<Asked> = {}): Promise<Answer> {
  if (pointer === null) throw new Error('Readers were not told of a server.')
  const engine = meiliEngine(pointer, async () => ({ synonyms: [] }))
  return engine.search({ ...plainly, query, ...asked })
}

/** The addresses of results, in their order. */
export const urlsOf = (answer: Answer): string[] => answer.results.map(({ url }) => url)
