import type { Statements } from '../../publish/sqlite/statements.ts'
import type { Understood } from '../query/understand.ts'
import { byLetters } from './look-around.ts'
import { inHead, newest, withPhrase } from './look-up.ts'

type Suggestion = { title: string; url: string }

/** Titles and names of branches that begin with what is typed so far, then those that hold it; the same title once. */
export function suggestions(sql: Statements, { steps }: Understood, limit: number): Suggestion[] {
  const suggested = new Map<string, Suggestion>()
  const suggest = (ids: Iterable<number>): void => {
    const row = sql<Suggestion>('SELECT title, url FROM records WHERE id = ?')
    for (const id of ids) {
      if (suggested.size >= limit) return
      const found = row.get(id)
      if (found && !suggested.has(found.title)) suggested.set(found.title, found)
    }
  }
  const several = 3 * limit
  for (const step of steps) {
    if (step.kind === 'phrase') {
      for (const form of step.forms) suggest(beginning(sql, form, several))
      suggest(newest(sql, inHead(withPhrase(step.forms)), several))
    }
    if (step.kind === 'letters') suggest(byLetters(sql, step.letters))
  }
  return [...suggested.values()]
}

function beginning(sql: Statements, form: string, limit: number): Set<number> {
  const rows = sql<number>(
    'SELECT id FROM names WHERE folded >= ? AND folded < ? ORDER BY branch DESC, id DESC LIMIT ?',
  ).pluck()
  return new Set(rows.all(form, `${form}\u{10ffff}`, limit))
}
