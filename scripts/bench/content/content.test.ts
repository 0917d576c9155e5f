import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mediaNames, publicRecord } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { seeded } from '../../../site/fixtures/random.ts'
import { siteModel } from '../full/model/site-model.ts'
import { readCorpus } from './corpus.ts'
import { archivePages } from './page-tally.ts'
import { nextText, splitParagraph, textPool } from './recombine.ts'
import { siteContent } from './site-content.ts'

const pages = 1500
const today = '2026-11-23'

test('a long paragraph is cut at the ends of its sentences and loses nothing', () => {
  const sentence = `${'字'.repeat(149)}。`
  const parts = splitParagraph(sentence.repeat(5))
  expect(parts.map((part) => part.length)).toEqual([300, 300, 150])
  expect(parts.join('')).toBe(sentence.repeat(5))
  expect(splitParagraph('  ')).toEqual([])
})

test('bodies are around 1,500 characters and titles are titles', () => {
  const pool = textPool(readCorpus(undefined))
  const random = seeded(3)
  const texts = Array.from({ length: 400 }, () => nextText(pool, random))
  const lengths = texts.map(({ paragraphs }) => paragraphs.join('').length)
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  expect(mean).toBeGreaterThan(1300)
  expect(mean).toBeLessThan(1700)
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(500)
  for (const { title } of texts) expect(title.length).toBeGreaterThanOrEqual(8)
})

test('the same content twice, of valid records, over all branches, with as many pages as asked for', () => {
  const content = siteContent(pages, undefined)
  const records = [...content.records()]
  expect(JSON.stringify([...siteContent(pages, undefined).records()])).toBe(JSON.stringify(records))
  for (const record of records) expect(publicRecord.safeParse(record).error?.message).toBeUndefined()
  expect(records.flatMap(mediaNames)).toEqual([])
  expect(content.branches).toHaveLength(390)
  const { entries, listings, branchPages, overviews } = siteModel(records, today)
  const made = entries.length + listings.length + branchPages.length + overviews.length + 9
  expect(made).toBeGreaterThanOrEqual(pages)
  expect(made).toBeLessThan(pages + 20)
})

test('no two pages of a site have one address', () => {
  const { entries, listings, branchPages, overviews, sitemaps } = siteModel(
    [...siteContent(pages, undefined).records()],
    today,
  )
  const hrefs = [...entries, ...listings, ...branchPages, ...overviews, ...sitemaps].map(({ href }) => href)
  expect(new Set(hrefs).size).toBe(hrefs.length)
})

test('a month has one page until it has two full ones', () => {
  expect([0, 1, 39, 40, 59, 60].map(archivePages)).toEqual([0, 1, 1, 2, 2, 3])
})

test('a corpus that is none is explained', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-corpus-'))
  try {
    const file = join(folder, 'texts.jsonl')
    writeFileSync(file, '{"title":"一","body":["二"]}\n{"title":"三"}\n')
    expect(() => readCorpus(file)).toThrow('HUOYE-BENCH-004')
    expect(() => readCorpus(join(folder, 'none.jsonl'))).toThrow('HUOYE-BENCH-003')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
