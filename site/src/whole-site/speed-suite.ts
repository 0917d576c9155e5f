import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { openCounty } from '../../fixtures/open-county.ts'
import { heaviestPhotographs, photographs } from '../../fixtures/photograph.ts'
import { budgets } from './budgets.ts'
import { type PageKind, pageKinds } from './page-kinds.ts'
import { packed, serveCounty } from './served-county.ts'
import { type VisitedCounty, visitCounty } from './visited-county.ts'

/** A phone with three pixels to one of CSS: the one that loads the largest pictures. */
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true }
const desktop = { viewport: { width: 1280, height: 900 } }

const visits = {
  phone: { form: phone, reading: '' },
  'phone in 长辈模式': { form: phone, reading: 'elder large' },
  desktop: { form: desktop, reading: '' },
}
export type Device = keyof typeof visits

let county: VisitedCounty<Browser>
const measured: string[] = []
/** A number within its budget, noted beside it for the end of the run. */
function within(what: string, value: number, budget: number): void {
  measured.push(`${what}: ${value} / ${budget}`)
  expect(value, what).toBeLessThanOrEqual(budget)
}

/** Weighs every kind of page, and watches it load on some devices. */
export function speedSuite(launch: () => Promise<Browser>, devicesOf: (kind: PageKind) => Device[]): void {
  county = visitCounty(launch, () => ({ records: openCounty(), picture: photographs() }))
  afterAll(() => console.info(['What pages cost (measured / budget):', ...measured].join('\n  ')))

  it('the home page costs no more than it may with the heaviest of photographs', async () => {
    const heavy = await serveCounty({ records: openCounty(), picture: heaviestPhotographs() })
    const loaded = await loadedBy(`${heavy.url}/`)
    await heavy.close()
    expect(bytesOf(loaded, 'image')).toBeGreaterThan(0)
    const value = bytesOf(loaded, 'document', 'stylesheet', 'script', 'image')
    within('home, with the heaviest photograph', value, budgets.bytes.home)
  })

  describe.each(pageKinds)('$name', (kind) => {
    it('costs no more than it may on the first visit', async () => {
      weigh(kind, await loadedBy(`${county.url}${kind.path}`))
    })

    it.each(devicesOf(kind))('stands still while it loads on a %s', async (device) => {
      // On a busy machine a page may be painted half read: what moves by its own fault moves on every visit.
      let least = { sum: Number.POSITIVE_INFINITY, moved: [] as string[] }
      for (let tries = 3; tries > 0 && least.sum > budgets.layoutShift; tries -= 1) {
        const page = await open(visits[device])
        await page.route('**/media/**', async (route) => {
          await page.evaluate(painted)
          await route.continue()
        })
        await page.goto(`${county.url}${kind.path}`, { waitUntil: 'load' })
        if (mayHaveReact(kind)) await page.waitForLoadState('networkidle')
        const shift = await layoutShift(page)
        if (shift.sum < least.sum) least = shift
        await leave(page)
      }
      expect(least.moved).toEqual([])
      within(`${kind.name}, layout shift on a ${device}`, least.sum, budgets.layoutShift)
    })
  })
}

/** Everything that a phone loads when it opens an address for the first time. */
async function loadedBy(url: string): Promise<Loaded[]> {
  const page = await open(visits.phone)
  const loading = collect(page)
  await page.goto(url, { waitUntil: 'networkidle' })
  const loaded = await Promise.all(loading)
  await page.context().close()
  return loaded
}

const mayHaveReact = ({ name }: PageKind): boolean => budgets.withReact.some((other) => other === name)

/** A page on its first visit, in this form and reading mode. */
async function open({ form, reading }: (typeof visits)[Device]): Promise<Page> {
  const context = await county.browser.newContext({ ...form, locale: 'zh-CN' })
  await context.addInitScript((mode) => localStorage.setItem('huoye-reading-mode', mode), reading)
  return context.newPage()
}

/** Pictures that are still on their way, below what was looked at, are let go. */
async function leave(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.context().close()
}

/** Pictures come when the page stands already, as they do on a slow line: what moves then was not given its room. */
const painted = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))

type Loaded = { type: string; url: string; bytes: number; text: string }

/** Everything that the page loads from now on, as it travels. */
function collect(page: Page): Promise<Loaded>[] {
  const loaded: Promise<Loaded>[] = []
  const read = async (request: Request): Promise<Loaded> => {
    const { responseBodySize: bytes } = await request.sizes()
    const type = request.resourceType()
    const text = type === 'script' || type === 'document' ? await (await request.response())?.text() : ''
    return { type, url: request.url(), bytes, text: text ?? '' }
  }
  page.on('requestfinished', (request) => loaded.push(read(request)))
  return loaded
}

/** Holds what a page has loaded against the budgets. */
function weigh(kind: PageKind, loaded: readonly Loaded[]): void {
  const { bytes } = budgets
  const html = loaded.find(({ type }) => type === 'document')?.text ?? ''
  const inline = inlineScripts(html)
  const files = bytesOf(loaded, 'stylesheet', 'script')
  const code = bytesOf(loaded, 'document') + files
  if (kind.entry) {
    within(`${kind.name}, without its body`, withoutBody(html) + files, bytes.entryWithoutBody)
    within(`${kind.name}, HTML, CSS and JavaScript`, code, bytes.entry)
  } else {
    within(`${kind.name}, HTML, CSS and JavaScript`, code, mayHaveReact(kind) ? bytes.pageWithReact : bytes.page)
  }
  if (kind.path === '/') within(`${kind.name}, with pictures`, bytesOf(loaded, 'image') + code, bytes.home)
  if (!mayHaveReact(kind)) {
    const script = bytesOf(loaded, 'script') + inline.reduce((sum, text) => sum + packed(text).length, 0)
    within(`${kind.name}, JavaScript`, script, bytes.script)
    const texts = [...inline, ...loaded.map(({ type, text }) => (type === 'script' ? text : ''))]
    expect(texts.filter((text) => /react\.(?:transitional\.)?element/.test(text))).toHaveLength(0)
  }
  expect(loaded.filter(({ type }) => type === 'font')).toHaveLength(budgets.fonts)
  expect(loaded.filter(({ url }) => !url.startsWith(county.url))).toHaveLength(budgets.thirdParties)
}

const bytesOf = (loaded: readonly Loaded[], ...types: string[]): number =>
  loaded.filter(({ type }) => types.includes(type)).reduce((sum, { bytes }) => sum + bytes, 0)

const inlineScripts = (html: string): string[] =>
  [...html.matchAll(/<script(?![^>]*\b(?:src|application\/ld\+json))[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text = '']) => text,
  )

/** The page's HTML as it would travel with an empty body. */
const withoutBody = (html: string): number =>
  packed(html.replace(/(<div class="text">)[\s\S]*?(<\/div>)/, '$1$2')).length

/** Cumulative Layout Shift from the start of the page to its end, every picture loaded on the way, and what it was that moved. */
const layoutShift = (page: Page): Promise<{ sum: number; moved: string[] }> =>
  page.evaluate(async () => {
    type Shift = PerformanceEntry & { value: number; sources: readonly { node: Node | null }[] }
    const shifts: Shift[] = []
    const observer = new PerformanceObserver((list) => shifts.push(...(list.getEntries() as Shift[])))
    observer.observe({ type: 'layout-shift', buffered: true })
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    for (let top = 0; top < document.documentElement.scrollHeight; top += window.innerHeight) {
      window.scrollTo({ top, behavior: 'instant' })
      await frame()
      const pictures = [...document.images].filter(
        (picture) => picture.getBoundingClientRect().top < window.innerHeight,
      )
      await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)))
    }
    await frame()
    const nodes = shifts.flatMap(({ sources }) => sources.map(({ node }) => node))
    return {
      sum: shifts.reduce((sum, { value }) => sum + value, 0),
      moved: nodes.map((node) => (node instanceof Element ? node.outerHTML : (node?.nodeValue ?? '')).slice(0, 100)),
    }
  })
