import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { dayOf, type PublicRecord } from '@huoye/content-types'
import { siteModel } from '../../model/site-model.ts'
import { Layout } from './layout.ts'

/** The whole content, read and grouped once. Templates look things up here: Eleventy would copy what goes through its data. */
export const layout = new Layout(
  siteModel(await readRecords(setting('BENCH_RECORDS')), dayOf(new Date())),
  setting('BENCH_ORIGIN'),
)
export const { site } = layout

async function readRecords(file: string): Promise<PublicRecord[]> {
  const records: PublicRecord[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) records.push(JSON.parse(line))
  return records
}

function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set`)
  return value
}

/** A template for every one of some pages. Only numbers go through Eleventy's data. */
export function paginated<Page>(pages: readonly Page[], href: (page: Page) => string, render: (page: Page) => string) {
  const page = (at: number): Page => {
    const found = pages[at]
    if (found === undefined) throw new Error(`no page ${at}`)
    return found
  }
  return {
    data: {
      numbers: pages.map((_, at) => at),
      pagination: { data: 'numbers', size: 1, alias: 'at' },
      permalink: ({ at }: { at: number }) => href(page(at)),
      eleventyExcludeFromCollections: true,
      date: new Date(0),
    },
    render: ({ at }: { at: number }) => render(page(at)),
  }
}

/** A template for one page. */
export const single = (href: string, render: () => string) => ({
  data: { permalink: href, eleventyExcludeFromCollections: true },
  render,
})
