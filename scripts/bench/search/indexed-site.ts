import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { until } from '../../crash/until.ts'
import type { CmsStandIn } from '../stand-in/cms-stand-in.ts'
import { end, peakMbOf, startPublisher } from '../stand-in/processes.ts'

const packedWithinMs = 600_000

/** A publisher that has put a county online and indexed it. */
export interface IndexedSite {
  /** Milliseconds that each index took. */
  readonly indexMs: { readonly served: number; readonly pagefind: number }
  /** The most memory that the publisher ever held, rendering included; null where the system does not tell. */
  readonly peakMb: number | null
  stop(): Promise<void>
}

/** Starts the publisher's own process and waits until everything can be found and all texts are packed. */
export async function indexSite(dataDir: string, cms: CmsStandIn, documents: number): Promise<IndexedSite> {
  const publisher = startPublisher(dataDir, cms)
  try {
    const indexMs = await untilIndexed(publisher, documents)
    const packed = await until(() => (unpacked(dataDir) === 0 ? true : null), packedWithinMs)
    if (!packed) throw new Error('The texts of the site were not packed in time.')
    return { indexMs, peakMb: peakMbOf(publisher), stop: () => end(publisher) }
  } catch (error) {
    await end(publisher)
    throw error
  }
}

/** By the publisher's own log: the server's index is told of in parts, the files in the end. */
async function untilIndexed(publisher: ChildProcess, documents: number): Promise<IndexedSite['indexMs']> {
  if (!publisher.stdout) throw new Error('the publisher has a log')
  const lines = createInterface({ input: publisher.stdout })
  let served = 0
  for await (const text of lines) {
    const entry: { msg?: string; ms?: number; files?: number } = JSON.parse(text)
    if (entry.msg === 'indexed for the server') served += entry.ms ?? 0
    if (entry.msg === 'indexed' && (entry.files ?? 0) > documents) {
      lines.close()
      publisher.stdout.resume()
      return { served, pagefind: entry.ms ?? 0 }
    }
  }
  throw new Error('The publisher ended before everything could be found.')
}

function unpacked(dataDir: string): number {
  const database = new DatabaseSync(join(dataDir, 'manifest.db'), { readOnly: true })
  try {
    return Number(database.prepare('SELECT count(*) AS n FROM objects WHERE pending = 1').get()?.n ?? 0)
  } finally {
    database.close()
  }
}
