import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addresses } from '@huoye/content-types'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../browser/browser.ts'
import { ensureBuilt } from '../../build/ensure-built.ts'
import { startNginx } from '../../harness/nginx.ts'
import { type Screen, withProgress } from '../../progress/progress.ts'
import { runExport } from '../../publish/run-export.ts'
import { root } from '../../start/system.ts'
import { percentile } from '../percentile.ts'
import { type CmsStandIn, cmsStandIn } from '../stand-in/cms-stand-in.ts'
import { publicUrl, withServer } from '../stand-in/processes.ts'
import { askAll, bytesOf, untilFound } from './asking.ts'
import { type SearchedContent, type SearchedDocument, searchedContent } from './documents.ts'
import { type IndexedSite, indexSite } from './indexed-site.ts'
import { drawQueries, type Query } from './query-sets.ts'
import { type Scores, score } from './scoring.ts'

/** Queries of each kind. */
const eachKind = 100

/** How well and how fast an engine answers in a browser, and how soon it follows. */
export type EngineFigures = Scores & {
  readonly firstQueryBytes: number
  readonly nextQueryBytes: number
  readonly indexMs: number
  /** Of the whole publisher, rendering included. */
  readonly indexPeakMb: number | null
  readonly publishToFindableMs: number
  readonly unpublishToGoneMs: number
}

export interface SearchFigures {
  readonly documents: number
  /** `served`: the server of `npm start`; `pagefind`: the exported files behind nginx, null without one. */
  readonly engines: { readonly served: EngineFigures; readonly pagefind: EngineFigures | null }
}

type Options = { documents: number; corpus: string | undefined }
type Examined = { content: SearchedContent; documents: SearchedDocument[]; queries: Query[] }

/** Puts a county online, and asks on its search page what its own texts are asked for: served, and as plain files. */
export async function benchSearch({ documents: count, corpus }: Options, screen: Screen): Promise<SearchFigures> {
  await ensureBuilt(root, screen)
  const content = searchedContent(count, corpus)
  const documents = await withProgress(screen, '准备文章', async () => content.documents())
  const queries = await withProgress(screen, '出题', async () => drawQueries(documents, eachKind))
  const dataDir = mkdtempSync(join(tmpdir(), 'huoye-search-'))
  const cms = await cmsStandIn(content.records)
  const browser = await launchBrowser()
  try {
    const site = await withProgress(screen, '上线并建索引', () => indexSite(dataDir, cms, documents.length))
    try {
      const examined = { content, documents, queries }
      const exam = (origin: string, engine: keyof IndexedSite['indexMs']) =>
        withProgress(screen, `查找（${engine}）`, () => examine(browser, origin, examined, { cms, site, engine }))
      const served = await withServer(dataDir, (origin) => exam(origin, 'served'))
      const pagefind = await withExport(dataDir, (origin) => exam(origin, 'pagefind'))
      return { documents: documents.length, engines: { served, pagefind } }
    } finally {
      await site.stop()
    }
  } finally {
    await browser.close()
    cms.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Behind = { cms: CmsStandIn; site: IndexedSite; engine: keyof IndexedSite['indexMs'] }

async function examine(
  browser: Browser,
  origin: string,
  { content, documents, queries }: Examined,
  { cms, site, engine }: Behind,
): Promise<EngineFigures> {
  // Once without counting: the server's own caches are warm, as they are for all readers but the first.
  await askAll(browser, origin, queries.slice(0, 20))
  const scores = score(documents, queries, await askAll(browser, origin, queries))
  const { first, next } = await bytesOf(browser, origin, queries)
  const title = `新发布的测试题目${engine === 'served' ? '甲乙丙丁' : '子丑寅卯'}`
  const record = { ...content.another(), title }
  const looked = { title, url: addresses.entry(record) }
  cms.publish(record.type, record.id, record)
  const publishToFindableMs = await untilFound(browser, origin, looked, true)
  cms.publish(record.type, record.id, null)
  const unpublishToGoneMs = await untilFound(browser, origin, looked, false)
  return {
    ...scores,
    firstQueryBytes: Math.round(percentile(first, 0.5)),
    nextQueryBytes: Math.round(percentile(next, 0.5)),
    indexMs: site.indexMs[engine],
    indexPeakMb: site.peakMb,
    publishToFindableMs,
    unpublishToGoneMs,
  }
}

/** The site as plain files that follow it, behind nginx; null without nginx. */
async function withExport<Result>(dataDir: string, use: (origin: string) => Promise<Result>): Promise<Result | null> {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-export-'))
  const ending = new AbortController()
  const quiet = { screen: { write: () => undefined, rewritable: false }, signal: ending.signal }
  const order = { folder, nginxPid: null, json: true }
  try {
    await runExport(root, { dataDir, publicUrl }, { ...order, watch: false }, quiet)
    const nginx = await startNginx(folder, 0)
    if (!nginx) return null
    const following = runExport(root, { dataDir, publicUrl }, { ...order, watch: true }, quiet)
    try {
      return await use(nginx.origin)
    } finally {
      ending.abort()
      await Promise.all([following, nginx.stop()])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
