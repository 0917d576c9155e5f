import { join } from 'node:path'
import type { ActivityRecord, PublicRecord } from '@huoye/content-types'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { syntheticActivity, syntheticCounty } from '../../fixtures/county.ts'
import { seeded } from '../../fixtures/random.ts'
import { type ServedSearch, servedSearch } from '../../fixtures/served-search.ts'
import type { Asked } from '../port.ts'
import { fold } from '../query/fold.ts'

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
  await fc.assert(law, { numRuns: 25 })
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
    await fc.assert(law, { numRuns: 500 })
  } finally {
    search.close()
  }
})
