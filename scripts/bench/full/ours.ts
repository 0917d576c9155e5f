import type { ChildProcess } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { processorSeconds } from '../processor-time.ts'
import type { CmsStandIn } from '../stand-in/cms-stand-in.ts'
import { end, peakMbOf, startPublisher } from '../stand-in/processes.ts'
import { putAside } from './put-aside.ts'

/** One full render by the publisher's own process, from nothing to a live release. */
export interface OurRender {
  /** From the start of the render to the release being live, and the whole life of the process until then. */
  readonly seconds: number
  readonly withStartSeconds: number
  readonly processorSeconds: number | null
  /** The most memory that the process ever held; null where the system does not tell. */
  readonly peakMb: number | null
}

/**
 * Runs the publisher on a DATA_DIR until a release is live. The replica stays from one run to the next, everything
 * rendered is put aside before.
 */
export async function renderOurs(dataDir: string, cms: CmsStandIn): Promise<OurRender> {
  mkdirSync(dataDir, { recursive: true })
  const rendered = readdirSync(dataDir).filter((name) => !name.startsWith('replica.db') && name !== 'earlier')
  for (const name of rendered) putAside(join(dataDir, name))
  const started = performance.now()
  const child = startPublisher(dataDir, cms)
  try {
    const timings = await untilLive(child)
    const withStartSeconds = (performance.now() - started) / 1000
    const used = { processorSeconds: processorSeconds(child.pid), peakMb: peakMbOf(child) }
    return { seconds: timings / 1000, withStartSeconds, ...used }
  } finally {
    await end(child)
  }
}

/** Milliseconds that the release of the whole site took, by the publisher's own log. */
async function untilLive(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('the publisher has a log')
  const last: string[] = []
  for await (const text of createInterface({ input: child.stdout })) {
    last.push(text)
    const entry: unknown = JSON.parse(text)
    if (typeof entry === 'object' && entry !== null && 'timings' in entry && 'cause' in entry) {
      if (entry.cause === 'first') {
        return total(entry.timings)
      }
    }
  }
  throw new Error(`The publisher ended before anything was live:\n${last.slice(-10).join('\n')}`)
}

function total(timings: unknown): number {
  const steps: unknown[] = typeof timings === 'object' && timings !== null ? Object.values(timings) : []
  return steps.reduce<number>((sum, step) => sum + (typeof step === 'number' ? step : 0), 0)
}
