import type { Statements } from '../../publish/sqlite/statements.ts'
import type { Tier } from '../matching/judge.ts'
import type { Facts } from '../matching/narrowing.ts'
import type { Forms } from '../query/understand.ts'
import { allOf, anyOf, phraseOf } from './grams.ts'

/** What a query finds, with what it can be narrowed down by. */
export type Found = Facts & { id: number }

/** What is found, by how well it answers, the newest first; a record may stand in more than one tier. */
export type Tiers = ReadonlyMap<Tier, readonly Found[]>

type Row = [
  id: number,
  date: string | null,
  column: string | null,
  town: string | null,
  branch: string | null,
  category: string | null,
]

const asFound = ([id, date, column, town, branch, category]: Row): Found => ({
  id,
  column,
  town,
  branch,
  category,
  year: date?.slice(0, 4) ?? null,
})

const columns = 'f.id, f.date, f."column", f.town, f.branch, f.category'

/** Everything that an expression finds, the newest first. */
function finding(sql: Statements, expression: string): Found[] {
  const rows = sql<Row>(
    `SELECT ${columns} FROM found CROSS JOIN facts f ON f.id = found.rowid WHERE found MATCH ? ORDER BY found.rowid DESC`,
  ).raw()
  return rows.all(expression).map(asFound)
}

/** Records by their numbers, in their order. */
export function foundAt(sql: Statements, ids: readonly number[]): Found[] {
  const row = sql<Row>(`SELECT ${columns} FROM facts f WHERE f.id = ?`).raw()
  return ids.flatMap((id) => {
    const found = row.get(id)
    return found ? [asFound(found)] : []
  })
}

/** Numbers of the newest records that an expression finds. */
export const newest = (sql: Statements, expression: string, limit: number): number[] =>
  sql<number>('SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT ?').pluck().all(expression, limit)

/** The expression for a record that holds any of the forms. */
export const withPhrase = (forms: Forms): string => anyOf(forms.map(phraseOf))
/** The expression for a record that holds all words, each in any of its forms. */
export const withWords = (words: readonly Forms[]): string => allOf(words.map(withPhrase))
/** The expression for the same in titles and other names only. */
export const inHead = (expression: string): string => `{head} : (${expression})`

/** Who answers to the whole query, by where it stands: in the whole of a name, in the title, in the text, or in the names of its place. */
export function phraseTiers(sql: Statements, forms: Forms): Tiers {
  const exact = sql<number>(
    `SELECT DISTINCT id, branch FROM names WHERE folded IN (SELECT value FROM json_each(?)) ORDER BY branch DESC, id DESC`,
  ).pluck()
  const phrase = withPhrase(forms)
  return new Map<Tier, readonly Found[]>([
    ['exact', foundAt(sql, exact.all(JSON.stringify(forms)))],
    ['title', finding(sql, inHead(phrase))],
    ['text', finding(sql, `{body} : (${phrase})`)],
    ['place', finding(sql, `{place} : (${phrase})`)],
  ])
}

/** Who answers to all the words, those first who have them in their title. */
export function wordTiers(sql: Statements, words: readonly Forms[]): Tiers {
  const all = withWords(words)
  return new Map<Tier, readonly Found[]>([
    ['wordsInTitle', finding(sql, inHead(all))],
    ['words', finding(sql, all)],
  ])
}
