import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { dayOf, type PublicRecord } from '@huoye/content-types'
import { ensureBuilt } from '../../build/ensure-built.ts'
import { ExplainedError } from '../../explain/explained-error.ts'
import { type Screen, type Step, withProgress } from '../../progress/progress.ts'
import { root } from '../../start/system.ts'
import { type SiteContent, siteContent } from '../content/site-content.ts'
import { cmsStandIn } from '../stand-in/cms-stand-in.ts'
import { publicUrl } from '../stand-in/processes.ts'
import { type CountedSite, countFolder, countOurs } from './count-sites.ts'
import { differences } from './counts.ts'
import { writeHugoProject } from './hugo-input.ts'
import { siteModel } from './model/site-model.ts'
import { renderOurs } from './ours.ts'
import { type Build, findEleventy, findHugo, type Rival } from './rivals.ts'

/** Figures of the full render: seconds from nothing to the whole site, ours beside the tools one would pick instead. */
export interface FullFigures {
  readonly pages: number
  readonly oursS: number
  readonly hugoS: number | null
  readonly eleventyS: number | null
  /** The most memory that the publisher's process ever held; null where the system does not tell. */
  readonly peakMb: number | null
}

/** From so many pages on, each runs once. */
const largeSite = 50_000

/**
 * Renders the same content with the publisher, Hugo and Eleventy in turn, and takes the best run of each. Throws when the
 * sites are not the same: then the times say nothing.
 */
export async function benchFull(pages: number, corpus: string | undefined, screen: Screen): Promise<FullFigures> {
  await ensureBuilt(root, screen)
  const folder = mkdtempSync(join(tmpdir(), 'huoye-full-'))
  try {
    const content = siteContent(pages, corpus)
    const rivals = await withProgress(screen, '写出同样的内容', () => prepare(folder, content))
    return await withProgress(screen, `整站渲染 ${pages} 页`, (step) => compare(folder, content, rivals, step))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function prepare(folder: string, content: SiteContent): Promise<Rival[]> {
  const records = join(folder, 'records.jsonl')
  await pipeline(lines(content.records()), createWriteStream(records))
  const project = join(folder, 'hugo')
  const hugo = await findHugo(project, join(folder, 'hugo-site'), publicUrl)
  if (hugo !== null) writeHugoProject(project, siteModel([...content.records()], dayOf(new Date())), publicUrl)
  const eleventy = await findEleventy(records, join(folder, 'eleventy-site'), publicUrl)
  return [hugo, eleventy].filter((rival) => rival !== null)
}

async function compare(folder: string, content: SiteContent, rivals: Rival[], step: Step): Promise<FullFigures> {
  const dataDir = join(folder, 'data')
  const cms = await cmsStandIn(() => content.records())
  const times = { ours: [] as number[], hugo: [] as number[], eleventy: [] as number[] }
  const peaks: number[] = []
  const note = (name: keyof typeof times, { seconds, processorSeconds }: Build): void => {
    times[name].push(seconds)
    step.say(`${name} ${seconds.toFixed(1)} 秒`)
    console.error(`${name}: ${seconds.toFixed(2)} s, processor ${processorSeconds ?? '?'} s`)
  }
  let pages = 0
  try {
    // The first run fills the replica and warms the disk, and is the one whose site is held against the others.
    const first = await renderOurs(dataDir, cms)
    if (first.peakMb !== null) peaks.push(first.peakMb)
    const ours = await countOurs(dataDir)
    pages = [...ours.paths].filter((path) => path.endsWith('/') || path.endsWith('.html')).length
    for (let round = 1; round <= (pages >= largeSite ? 1 : 2); round += 1) {
      for (const rival of rivals) {
        note(rival.name, await rival.build())
        if (round === 1) mustBeSame(ours, rival.name, countFolder(rival.output))
      }
      const render = await renderOurs(dataDir, cms)
      note('ours', render)
      if (render.peakMb !== null) peaks.push(render.peakMb)
    }
  } finally {
    cms.stop()
  }
  const best = (name: keyof typeof times): number | null =>
    times[name].length === 0 ? null : Math.round(Math.min(...times[name]) * 100) / 100
  const peakMb = peaks.length === 0 ? null : Math.max(...peaks)
  return { pages, oursS: best('ours') ?? 0, hugoS: best('hugo'), eleventyS: best('eleventy'), peakMb }
}

function mustBeSame(ours: CountedSite, name: string, theirs: CountedSite): void {
  const missing = [...ours.paths].filter((path) => !theirs.paths.has(path))
  const extra = [...theirs.paths].filter((path) => !ours.paths.has(path))
  const counted = JSON.stringify({ ours: ours.counts, [name]: theirs.counts })
  console.error(counted)
  if (missing.length + extra.length + differences(ours.counts, theirs.counts).length === 0) return
  const paths = `少 ${missing.length} 个地址（${missing.slice(0, 5)}），多 ${extra.length} 个（${extra.slice(0, 5)}）`
  throw new ExplainedError(
    'HUOYE-BENCH-005',
    `${name} 生成的网站与本站不同，时间不能相比：${differences(ours.counts, theirs.counts)}；${paths}。`,
    `请改 scripts/bench/full/${name} 里的模板，使它与 site/src 的页面一致。\n${counted}`,
  )
}

function* lines(records: Iterable<PublicRecord>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`
}
