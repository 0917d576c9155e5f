import { createServer, type Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { searchedRecords, searchedSynonyms } from '../../fixtures/searched-records.ts'
import { StaticIndexInMemory } from '../../fixtures/static-index.ts'
import { typeOfFile } from '../../publish/media/media-source.ts'

let index: StaticIndexInMemory
let server: Server
let browser: Browser
let url: string
const scripts = new Map<string, string>()

beforeAll(async () => {
  index = await StaticIndexInMemory.of(searchedRecords, searchedSynonyms)
  for (const [path, code] of await compiled()) scripts.set(path, code)
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file =
      path === '/'
        ? '<!doctype html><html lang="zh-CN"><script type="module" src="/engine.js"></script>'
        : scripts.get(path)
    const bytes = file ?? index.files.get(path)
    const type = path === '/' ? 'text/html' : typeOfFile(path)
    response.writeHead(bytes === undefined ? 404 : 200, { 'content-type': type }).end(bytes)
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

/** The engine as browsers load it, by address. */
async function compiled(): Promise<[string, string][]> {
  const entry = `
    import { PagefindEngine } from ${JSON.stringify(`${import.meta.dirname}/browser/engine.ts`)}
    import { openStaticIndex } from ${JSON.stringify(`${import.meta.dirname}/browser/static-index.ts`)}
    window.engine = new PagefindEngine(() => openStaticIndex())`
  const made = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'engine' ? id : null),
        load: (id) => (id === 'engine' ? entry : null),
      },
    ],
    build: {
      write: false,
      target: 'es2020',
      rollupOptions: { input: 'engine', output: { entryFileNames: '[name].js' } },
    },
  })
  const outputs = [made].flat().flatMap((one) => ('output' in one ? one.output : []))
  return outputs.flatMap((file): [string, string][] =>
    file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [],
  )
}

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
