import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNginx } from '../../harness/nginx.ts'
import { type Screen, withProgress } from '../../progress/progress.ts'
import { runExport } from '../../publish/run-export.ts'
import { root } from '../../start/system.ts'
import { withFilledSystem } from '../live/publish.ts'
import { livePaths } from '../live/releases.ts'
import { percentile } from '../percentile.ts'
import { ask, type Load, writeRequests } from './load.ts'

/** Huoye's own server beside nginx on the same files; medians of interleaved runs. */
export interface ServeFigures {
  readonly addresses: number
  readonly oursPerSecond: number
  readonly nginxPerSecond: number | null
  /** Ours as a part of nginx's. */
  readonly ratio: number | null
  readonly oursP99Ms: number
  readonly nginxP99Ms: number | null
  readonly failed: number
}

const rounds = 5
const secondsEach = 5
const mostAddresses = 5000
const mostOpenFiles = 20_000

/** Fills a system, exports it, and asks both servers for the same pages, packed, as fast as they answer. */
export function benchServe(pages: number, corpus: string | undefined, screen: Screen): Promise<ServeFigures> {
  return withFilledSystem({ pages, corpus, screen }, async ({ system }) => {
    const folder = mkdtempSync(join(tmpdir(), 'huoye-serve-'))
    const order = { folder, watch: false, nginxPid: null, json: true }
    const quiet = { screen: { write: () => undefined, rewritable: false }, signal: new AbortController().signal }
    await runExport(root, system.settings, order, quiet)
    const nginx = await startNginx(folder, mostOpenFiles)
    try {
      const asked = livePaths(system.dataDir)
        .filter((path) => path.endsWith('/'))
        .slice(0, mostAddresses)
      const script = join(folder, 'requests.lua')
      writeRequests(script, asked)
      const origins = [system.siteUrl, ...(nginx ? [nginx.origin] : [])]
      const all = await withProgress(screen, '响应能力', () => interleaved(origins, script))
      const [ours = [], theirs = []] = all
      const oursPerSecond = median(ours.map(({ perSecond }) => perSecond))
      const nginxPerSecond = nginx && median(theirs.map(({ perSecond }) => perSecond))
      return {
        addresses: asked.length,
        oursPerSecond: Math.round(oursPerSecond),
        nginxPerSecond: nginxPerSecond && Math.round(nginxPerSecond),
        ratio: nginxPerSecond && hundredths(oursPerSecond / nginxPerSecond),
        oursP99Ms: hundredths(median(ours.map(({ p99Ms }) => p99Ms))),
        nginxP99Ms: nginx && hundredths(median(theirs.map(({ p99Ms }) => p99Ms))),
        failed: all.flat().reduce((sum, { failed }) => sum + failed, 0),
      }
    } finally {
      await nginx?.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

async function interleaved(origins: readonly string[], script: string): Promise<Load[][]> {
  for (const origin of origins) await ask(origin, script, 2)
  const all: Load[][] = origins.map(() => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [index, origin] of origins.entries()) all[index]?.push(await ask(origin, script, secondsEach))
  return all
}

const median = (values: readonly number[]): number => percentile(values, 0.5)
const hundredths = (value: number): number => Math.round(value * 100) / 100
