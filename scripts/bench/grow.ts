import { importResponse } from '@huoye/content-types'
import type { TestSystem } from '../harness/test-system.ts'
import { waitFor } from '../harness/wait-for.ts'
import { ask } from '../import/cms.ts'
import { readSecrets } from '../start/secrets.ts'

const rowsAtOnce = 200
const sentence = '各支部结合实际推进工作，把学习成果体现到为群众办事上来，逐项对照、逐项落实、逐项回看。'

/** Imports synthetic articles, spread over two years of month archives, until the site has `pages` pages. */
export async function growTo(pages: number, system: TestSystem, say: (text: string) => void): Promise<void> {
  const secret = readSecrets(system.dataDir).publishing ?? ''
  const cms = { url: system.cmsUrl, secret }
  let next = 1
  for (let there = await pagesOf(system); there < pages; there = await pagesOf(system)) {
    const count = Math.min(rowsAtOnce, pages - there)
    const rows = Array.from({ length: count }, (_, index) => syntheticRow(next + index))
    next += count
    const asked = { batch: 'bench', type: 'article', column: 'party-news', dryRun: false, rows }
    const { results } = importResponse.parse(await ask(cms, '/publishing/import', asked))
    const refused = results.find((result) => result.outcome !== 'created')
    if (refused) throw new Error(`the import did not take a synthetic row: ${JSON.stringify(refused)}`)
    await waitFor(`${system.siteUrl}/healthz`, ({ text }) => pagesIn(text) >= there + count, { withinMs: 300_000 })
    say(`${there + count} / ${pages} 页`)
  }
}

/** How many pages the site has now. */
export async function pagesOf(system: TestSystem): Promise<number> {
  return pagesIn((await waitFor(`${system.siteUrl}/healthz`, ({ status }) => status === 200)).text)
}

function pagesIn(health: string): number {
  const parsed: unknown = JSON.parse(health)
  const pages = typeof parsed === 'object' && parsed !== null && 'pages' in parsed ? parsed.pages : 0
  return typeof pages === 'number' ? pages : 0
}

function syntheticRow(number: number) {
  const day = new Date(Date.UTC(2024, 10, 1) + (number % 700) * 86_400_000).toISOString().slice(0, 10)
  const title = `第 ${number} 篇合成文章`
  const body = Array.from({ length: 4 + (number % 30) }, (_, index) => `（${index + 1}）${sentence}`)
  return { line: number, row: { id: `bench-${number}`, title, date: day, body }, photos: [] }
}
