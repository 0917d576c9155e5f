import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActivityRecord, PublicRecord } from '@huoye/content-types'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { syntheticActivity, syntheticCounty } from '../../fixtures/county.ts'
import { seeded } from '../../fixtures/random.ts'
import { searchedRecords } from '../../fixtures/searched-records.ts'
import { type ServedSearch, servedSearch } from '../../fixtures/served-search.ts'
import { sentence } from '../../fixtures/texts.ts'
import { judge } from '../matching/judge.ts'
import { byRelevance } from '../matching/ranking.ts'
import type { Asked, SearchRecord } from '../port.ts'
import { fold } from '../query/fold.ts'
import { understand } from '../query/understand.ts'
import { servedEngine } from './engine.ts'
import { ServedIndexFile } from './index-file.ts'

const county = syntheticCounty({ organizations: 6, entries: 20, bodyLength: 60 })

type Change = { number: number; title: string; day: number; gone: boolean }
const words = fc.string({
  unit: fc.constantFrom(...'党支部学习会议主题日第十2条，。'.split('')),
  minLength: 1,
  maxLength: 12,
})
const change = fc.record({ number: fc.nat(25), title: words, day: fc.integer({ min: 1, max: 28 }), gone: fc.boolean() })

function changed({ number, title, day, gone }: Change): { id: string; record: ActivityRecord | null } {
  const listedAt = `2026-10-${String(day).padStart(2, '0')}T02:00:00.000Z`
  const seed = {
    number,
    listedAt,
    random: seeded(number),
    bodyLength: 20,
    organizationId: 'organization-3',
    columnKey: 'key-tasks',
  }
  const record = { ...syntheticActivity(seed), title, body: `<p>${title}。${title}</p>` }
  return { id: record.id, record: gone ? null : record }
}

/** Everything that FTS5 knows, and every row beside it but for the numbers. */
function contentOf({ folder }: ServedSearch): unknown {
  const database = new Database(join(folder, 'search.db'))
  try {
    database.exec("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, found, 'col')")
    const all = (sql: string): unknown[] => database.prepare(sql).all()
    return [
      all('SELECT * FROM temp.vocabulary ORDER BY term, col'),
      all(
        'SELECT url, version, kind, title, names, image, text, date, "column", town, branch, category FROM records JOIN facts USING (id) ORDER BY url',
      ),
      all(
        'SELECT url, folded, branch, syllables, letters, initials FROM names JOIN records USING (id) ORDER BY url, folded, syllables',
      ),
    ]
  } finally {
    database.close()
  }
}

const like: SearchRecord = {
  ...{ url: '', version: '1', kind: 'entry', title: '', names: [], text: '', image: null },
  ...{ town: '焕古镇', branch: '焕古镇焕古村', column: '重点任务', category: '农村', date: '2026-11-01' },
}

const asked = (query: string): Asked => ({ query, filters: {}, sort: 'relevance', offset: 0, limit: 1000 })

test('an index that followed any changes holds and answers what a fresh one does', async () => {
  const law = fc.asyncProperty(
    fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 8 }),
    words,
    async (changes, query) => {
      const followed = servedSearch(county)
      const now = new Map<string, PublicRecord>(county.map((record) => [`${record.type}/${record.id}`, record]))
      for (const [index, part] of changes.entries()) {
        const applied = part.map(changed)
        for (const { id, record } of applied) record ? now.set(`activity/${id}`, record) : now.delete(`activity/${id}`)
        followed.replica.apply(
          applied.map(({ id, record }) => ({ type: 'activity', id, record, version: null })),
          [],
          index + 1,
        )
        followed.update()
      }
      const fresh = servedSearch(now.values())
      try {
        expect(contentOf(followed)).toEqual(contentOf(fresh))
        const [one, other] = [await followed.engine.search(asked(query)), await fresh.engine.search(asked(query))]
        expect(one.total).toBe(other.total)
        expect(one.counts).toEqual(other.counts)
        expect(one.results.map(({ date }) => date)).toEqual(other.results.map(({ date }) => date))
        expect(new Set(one.results.map(({ url }) => url))).toEqual(new Set(other.results.map(({ url }) => url)))
      } finally {
        followed.close()
        fresh.close()
      }
    },
  )
  await fc.assert(law, { numRuns: 15 })
})

test('what is found, and its order, is what judging every text would give', async () => {
  const records = searchedRecords.concat(
    Array.from({ length: 40 }, (_, number) => {
      const random = seeded(number)
      const [title, text] = [sentence(random).slice(0, 8), `${sentence(random)}\n${sentence(random)}`]
      const date = `2026-0${1 + random.below(9)}-11`
      return { ...like, url: `/activities/2026/more${number}/`, title, text, date }
    }),
  )
  const folder = mkdtempSync(join(tmpdir(), 'served-'))
  const index = new ServedIndexFile(join(folder, 'search.db'))
  const engine = servedEngine(join(folder, 'search.db'), () => [])
  const at = new Map(records.map((record) => [record.url, record]))
  index.bring(at, (urls) => urls.flatMap((url) => at.get(url) ?? []))
  try {
    const pieces = fc
      .tuple(fc.nat(records.length - 1), fc.nat(40), fc.integer({ min: 1, max: 5 }))
      .map(([of, from, length]) => {
        const { title, text } = records[of] ?? like
        return `${title}${text}`.slice(from, from + length)
      })
    const law = fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: 3 }), async (asks) => {
      const query = asks.join(' ')
      const steps = understand(query, { synonyms: [] }).steps.filter(
        ({ kind }) => kind === 'phrase' || kind === 'words',
      )
      const expected = records.flatMap((record) => {
        const judged = judge(record, { steps }, () => [])
        return judged ? [{ record, judged }] : []
      })
      fc.pre(expected.length > 0)
      const { results } = await engine.search(asked(query))
      const seen = expected.sort(byRelevance).map(({ record, judged }) => [judged.tier, record.kind, record.date])
      const tierOf = new Map(expected.map(({ record, judged }) => [record.url, judged.tier]))
      expect(results.map(({ url, kind, date }) => [tierOf.get(url), kind, date])).toEqual(seen)
    })
    await fc.assert(law, { numRuns: 300 })
  } finally {
    engine.close()
    index.close()
    rmSync(folder, { recursive: true })
  }
})

test('whatever is asked is answered, with nothing that does not stand there', async () => {
  const search = servedSearch(county)
  try {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 60 }), words)
    const law = fc.asyncProperty(anything, async (query) => {
      const { total, results } = await search.engine.search(asked(query))
      expect(results).toHaveLength(total)
      for (const { title, excerpt } of results)
        for (const { text, hit } of [...title, ...excerpt]) if (hit) expect(fold(text)).not.toBe('')
      await search.engine.suggest(query, 5)
    })
    await fc.assert(law, { numRuns: 200 })
  } finally {
    search.close()
  }
})
