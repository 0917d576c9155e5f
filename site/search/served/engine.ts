import type { Statements } from '../../publish/sqlite/statements.ts'
import { excerptOf, markedParts } from '../matching/excerpt.ts'
import { type Judged, judge, type Tier, tiers } from '../matching/judge.ts'
import { narrow } from '../matching/narrowing.ts'
import type { Answer, Asked, SearchEngine, SearchRecord, SearchResult } from '../port.ts'
import { loadSimplify, maySimplify } from '../query/simplified.ts'
import type { Synonyms } from '../query/synonyms.ts'
import { type Step, type Understood, understand } from '../query/understand.ts'
import { byLetters, bySound, maybeNear } from './look-around.ts'
import { type Found, foundAt, newest, phraseTiers, type Tiers, withWords, wordTiers } from './look-up.ts'
import { readings, syllablesOf } from './pinyin.ts'
import { ServedIndexReader } from './reading.ts'
import { suggestions } from './suggest.ts'

/** So many records are looked at for a slip, or for the parts of a long query: more answer is no better answer. */
const looselyRead = 150
/** With fewer answers than this, letters are taken for pinyin too. */
const fewAnswers = 10

type Row = Omit<SearchRecord, 'names' | 'version'> & { names: string }

/**
 * Searches the index of Huoye's own server. What it does takes a processor a while, so it belongs into a thread of its own. Its methods
 * reject with SearchNotReady while there is no index.
 * @param synonyms asked for each time, because the county may change them
 */
export function servedEngine(file: string, synonyms: () => Synonyms): SearchEngine & { close(): void } {
  const reader = new ServedIndexReader(file)
  const understood = async (query: string): Promise<Understood> => {
    const simplify = maySimplify(query) ? await loadSimplify() : undefined
    return understand(query, { synonyms: synonyms(), simplify, syllables: syllablesOf })
  }
  return {
    async search(asked) {
      const what = await understood(asked.query)
      return reader.read((sql) => answer(sql, what, asked))
    },
    async suggest(typed, limit) {
      const what = await understood(typed)
      return reader.read((sql) => suggestions(sql, what, limit))
    },
    close: () => reader.close(),
  }
}

function answer(sql: Statements, understood: Understood, { filters, sort, offset, limit }: Asked): Answer {
  const { kept, counts } = narrow(byTier(lookUp(sql, understood)), filters)
  const order = sort === 'date' ? kept.sort((one, other) => other.id - one.id) : kept
  const shown = order.slice(offset, offset + limit).flatMap(({ id }) => resultAt(sql, id, understood) ?? [])
  const results = shown.map(({ result }) => result)
  return { total: kept.length, results, counts, corrected: corrected(shown[0]?.judged) }
}

/** What stands there instead of what was typed; pinyin is a way to type it. */
const corrected = (judged: Judged | undefined): string | null =>
  judged && (judged.tier === 'near' || judged.tier === 'sound') ? judged.instead : null

/** Everything that answers by a strict step; where nothing does, by the first of the looser ones. */
function lookUp(sql: Statements, { steps }: Understood): Tiers {
  const ranked = new Map(steps.flatMap((step) => [...strictly(sql, step)]))
  let found = byTier(ranked).length
  for (const step of steps) {
    if (found > 0 && (step.kind !== 'letters' || found >= fewAnswers)) continue
    for (const [tier, ids] of loosely(sql, step)) {
      ranked.set(tier, foundAt(sql, ids))
      found += ids.length
    }
  }
  return ranked
}

function strictly(sql: Statements, step: Step): Tiers {
  if (step.kind === 'phrase') return phraseTiers(sql, step.forms)
  if (step.kind === 'words') return wordTiers(sql, step.words)
  return new Map()
}

function loosely(sql: Statements, step: Step): [Tier, number[]][] {
  switch (step.kind) {
    case 'near':
      return [['near', nearest(sql, step)]]
    case 'letters':
      return [['letters', byLetters(sql, step.letters)]]
    case 'sound':
      return [['sound', bySound(sql, step.form, step.syllables)]]
    case 'parts':
      return [['parts', newest(sql, withWords(step.words), looselyRead)]]
    default:
      return []
  }
}

/** Those first that have it in their title. */
function nearest(sql: Statements, step: Extract<Step, { kind: 'near' }>): number[] {
  const judged = maybeNear(sql, step.form, looselyRead).flatMap((id) => {
    const found = judgeAt(sql, id, { steps: [step] })
    return found ? [{ id, inText: found.judged.text.length }] : []
  })
  return judged.sort((one, other) => one.inText - other.inText || other.id - one.id).map(({ id }) => id)
}

/** Every record once, at its best. */
function byTier(ranked: Tiers): Found[] {
  const order = new Map<number, Found>()
  for (const tier of tiers) {
    for (const found of ranked.get(tier) ?? []) if (!order.has(found.id)) order.set(found.id, found)
  }
  return [...order.values()]
}

const rowAt = (sql: Statements, id: number): Row | undefined =>
  sql<Row>(
    `SELECT r.url, r.kind, r.title, r.names, r.image, r.text, f.date, f."column", f.town, f.branch, f.category
     FROM records r JOIN facts f USING (id) WHERE id = ?`,
  ).get(id)

function judgeAt(
  sql: Statements,
  id: number,
  understood: Understood,
): { record: Omit<SearchRecord, 'version'>; judged: Judged } | null {
  const row = rowAt(sql, id)
  if (!row) return null
  const names: string[] = JSON.parse(row.names)
  const record = { ...row, names }
  const judged = judge(record, understood, readings)
  return judged && { record, judged }
}

function resultAt(
  sql: Statements,
  id: number,
  understood: Understood,
): { result: SearchResult; judged: Judged } | null {
  const found = judgeAt(sql, id, understood)
  if (!found) return null
  const { record, judged } = found
  const { url, kind, branch, column, date, image } = record
  const [title, excerpt] = [markedParts(record.title, judged.title), excerptOf(record.text, judged.text)]
  return { judged, result: { url, kind, title, excerpt, branch, column, date, image } }
}
