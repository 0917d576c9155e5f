import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { searchedRecords, searchedSynonyms } from '../../fixtures/searched-records.ts'
import { StaticIndexInMemory } from '../../fixtures/static-index.ts'
import { typeOfFile } from '../../publish/media/media-source.ts'

let index: StaticIndexInMemory
let server: Server
let browser: Browser
let url: string

beforeAll(async () => {
  index = await StaticIndexInMemory.of(searchedRecords, searchedSynonyms)
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = path === '/' ? page : (moduleAt(path) ?? index.files.get(path))
    const type = path === '/' ? 'text/html' : path.endsWith('.ts') ? 'text/javascript' : typeOfFile(path)
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': type }).end(file)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  url = typeof address === 'object' ? `http://127.0.0.1:${address?.port}/` : ''
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
})

/** The engine's modules without their types, by their address. */
function moduleAt(path: string): string | undefined {
  if (path === '/opencc.js') return readFileSync(fileURLToPath(import.meta.resolve('opencc-js/t2cn')), 'utf8')
  if (!path.endsWith('.ts')) return undefined
  return stripTypeScriptTypes(readFileSync(join(import.meta.dirname, '..', path), 'utf8'))
}

const page = `<!doctype html><html lang="zh-CN">
  <script type="importmap">{ "imports": { "opencc-js/t2cn": "/opencc.js" } }</script>
  <script type="module">
    import { PagefindEngine } from '/pagefind/browser/engine.ts'
    import { openStaticIndex } from '/pagefind/browser/static-index.ts'
    window.engine = new PagefindEngine(() => openStaticIndex())
  </script>`

const titles = (page: Page, query: string): Promise<string[]> =>
  page.evaluate(async (typed) => {
    const asked = { query: typed, filters: {}, sort: 'relevance', offset: 0, limit: 10 }
    const { results } = await Reflect.get(globalThis, 'engine').search(asked)
    return results.map(({ title }: { title: { text: string }[] }) => title.map(({ text }) => text).join(''))
  }, query)

async function opened(): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(url)
  await page.waitForFunction("'engine' in window")
  return page
}

test('the files of a folder are all that a browser needs to search', async () => {
  const page = await opened()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  expect(await titles(page, '蓄水池加固')).toEqual(['蓄水池加固', '焕古村召开蓄水池加固会'])
  expect(await titles(page, '下午在茶员除草')).toEqual(['茶园除草记'])
  expect(await titles(page, '蓄水池加固會')).toEqual(['焕古村召开蓄水池加固会'])
  expect(await titles(page, 'xscjg')).toEqual(['蓄水池加固'])
  expect(await titles(page, '元宇宙')).toEqual([])
  expect(errors).toEqual([])
  await page.close()
})

test('what is published is found on the next page, and what is withdrawn at once on the one that is open', async () => {
  const before = await opened()
  const [withdrawn, ...others] = searchedRecords
  if (!withdrawn) throw new Error('There are no records.')
  expect(await titles(before, '蓄水池加固会')).toContain(withdrawn.title)
  const open = await opened()
  expect(await titles(open, '元宇宙')).toEqual([])
  await index.become([...others, { ...withdrawn, url: '/new/', title: '水渠修好了', text: '' }])
  expect(await titles(open, '蓄水池加固会')).not.toContain(withdrawn.title)
  const after = await opened()
  expect(await titles(after, '水渠修好了')).toEqual(['水渠修好了'])
  for (const page of [before, open, after]) await page.close()
})
