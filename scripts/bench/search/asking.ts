import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Query } from './query-sets.ts'
import type { Given } from './scoring.ts'

const patienceMs = 30_000
/** Readers who come anew, and what each asks: a first query and some more. */
const readers = 6
const queriesEach = 5

/** Asks all queries one after the other on the search page of a site, in a browser, as its own script does. */
export async function askAll(browser: Browser, origin: string, queries: readonly Query[]): Promise<Given[]> {
  const { page, context } = await searchPage(browser, origin)
  const given: Given[] = []
  for (const { text } of queries) given.push(await ask(page, text))
  await context.close()
  return given
}

/** What readers who come anew load for their first query and for a later one, in bytes over the line; medians. */
export async function bytesOf(
  browser: Browser,
  origin: string,
  queries: readonly Query[],
): Promise<{ first: number[]; next: number[] }> {
  const [first, next]: [number[], number[]] = [[], []]
  for (let reader = 0; reader < readers; reader++) {
    const { page, context } = await searchPage(browser, origin)
    const network = await context.newCDPSession(page)
    const loaded = await countBytes(network)
    for (let number = 0; number < queriesEach; number++) {
      // A stride that is no divisor of a kind's number: every reader asks by several kinds.
      const query = queries[((reader * queriesEach + number) * 37) % queries.length]
      if (!query) continue
      const before = loaded()
      await ask(page, query.text)
      ;(number === 0 ? first : next).push(loaded() - before)
    }
    await context.close()
  }
  return { first, next }
}

/** Milliseconds until who asks by its title finds a page, or does not any more; each look is a reader who comes anew. */
export async function untilFound(
  browser: Browser,
  origin: string,
  { title, url }: { title: string; url: string },
  wanted: boolean,
): Promise<number> {
  const started = performance.now()
  while (performance.now() - started < patienceMs) {
    const { page, context } = await searchPage(browser, origin, 'load')
    const asked = performance.now()
    const { urls } = await ask(page, title)
    await context.close()
    if (urls.includes(url) === wanted) return Math.round(asked - started)
  }
  throw new Error(`${title} was ${wanted ? 'not found' : 'still found'} after ${patienceMs} ms on ${origin}.`)
}

/** @param until whether to wait for what the page loads by itself, too: a query may be asked before, and is answered then */
async function searchPage(
  browser: Browser,
  origin: string,
  until: 'networkidle' | 'load' = 'networkidle',
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${origin}/search/`, { waitUntil: until })
  return { page, context }
}

async function countBytes(network: CDPSession): Promise<() => number> {
  let bytes = 0
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await network.send('Network.enable')
  return () => bytes
}

/** Types nothing: the address is changed as the page's own links change it, and the time runs until its results stand there. */
const ask = (page: Page, query: string): Promise<Given> =>
  page.evaluate(
    ({ query, patienceMs }) =>
      new Promise<Given>((resolve, reject) => {
        const status = document.querySelector('#search-status')
        if (!status) return reject(new Error('The search page has no status.'))
        let searching = false
        const started = performance.now()
        const giveUp = setTimeout(() => reject(new Error(`No answer to ${query}.`)), patienceMs)
        const look = (): void => {
          const text = status.textContent ?? ''
          if (text.startsWith('正在查找')) searching = true
          else if (searching) {
            clearTimeout(giveUp)
            observer.disconnect()
            const links = [...document.querySelectorAll<HTMLAnchorElement>('#search-results h2 a')]
            const total = Number(/找到 (\d+) 条/.exec(text)?.[1] ?? 0)
            resolve({ urls: links.map(({ pathname }) => pathname), total, ms: performance.now() - started })
          }
        }
        const observer = new MutationObserver(look)
        observer.observe(status, { childList: true, characterData: true, subtree: true })
        history.pushState(null, '', `?q=${encodeURIComponent(query)}`)
        dispatchEvent(new PopStateEvent('popstate'))
      }),
    { query, patienceMs },
  )
