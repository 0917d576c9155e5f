import { fold } from '../../query/fold.ts'
import type { Understood } from '../../query/understand.ts'
import type { Query } from './queries.ts'
import type { Found } from './response.ts'

/** What is asked of Meilisearch for suggestions: a few more than are shown, to be put in order here. */
export function suggestionQueries(index: string, { steps }: Understood, limit: number): Query[] {
  return steps.flatMap((step): Query[] => {
    const common = {
      indexUid: index,
      limit: 3 * limit,
      matchingStrategy: 'all' as const,
      attributesToRetrieve: ['url', 'kind', 'title', 'names', 'date'],
    }
    if (step.kind === 'phrase') return [{ ...common, q: step.forms[0], attributesToSearchOn: ['title', 'names'] }]
    return step.kind === 'letters' ? [{ ...common, q: step.letters, attributesToSearchOn: ['letters'] }] : []
  })
}

/** Titles that begin with what is typed, or whose other names do, then the others; branches before entries, the newest first. */
export function suggestionsFrom(
  { steps }: Understood,
  found: readonly Found[],
  limit: number,
): { title: string; url: string }[] {
  const forms = steps.flatMap((step) => (step.kind === 'phrase' ? step.forms : []))
  const begins = ({ title, names }: Found): boolean =>
    [title, ...names].some((name) => forms.some((form) => fold(name).startsWith(form)))
  const rank = (one: Found): number => 2 * Number(!begins(one)) + Number(one.kind !== 'branch')
  const ordered = [...found].sort(
    (one, other) => rank(one) - rank(other) || ((one.date ?? '') < (other.date ?? '') ? 1 : -1),
  )
  const once = new Map<string, { title: string; url: string }>()
  for (const { title, url } of ordered) if (!once.has(title)) once.set(title, { title, url })
  return [...once.values()].slice(0, limit)
}
