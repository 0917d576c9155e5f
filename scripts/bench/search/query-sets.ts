import { Converter } from 'opencc-js/cn2t'
import { type Random, seeded } from '../../../site/fixtures/random.ts'
import type { SearchedDocument } from './documents.ts'
import { acrossBoundary, oneOf, runsIn, span, twoWords, withTypo, wordsIn } from './draw.ts'
import { initialsOf, lettersOf } from './reading.ts'

const queryKinds = ['title', 'phrase', 'boundary', 'typo', 'traditional', 'twoWords', 'pinyin', 'absent'] as const
export type QueryKind = (typeof queryKinds)[number]

/** What is typed, and what a page must hold to be a right answer: all of it, in its words or in the reading of its title or name. */
export interface Query {
  readonly kind: QueryKind
  readonly text: string
  readonly holds: readonly string[]
  readonly by: 'words' | 'letters' | 'initials'
}

/** Whether a page is a right answer: looked up in its text, whatever any engine says. */
export function isRight({ holds, by }: Query, { title, name, text }: SearchedDocument): boolean {
  if (by === 'words')
    return holds.every((words) => title.includes(words) || name.includes(words) || text.includes(words))
  const read = by === 'letters' ? lettersOf : initialsOf
  return holds.every((letters) => [title, name].some((words) => read(words).includes(letters)))
}

type Drawn = Omit<Query, 'kind'> | null
const traditional = Converter({ from: 'cn', to: 't' })
const asTyped = (text: string | null): Drawn => (text === null ? null : { text, holds: [text], by: 'words' })

const draws: Record<Exclude<QueryKind, 'absent'>, (document: SearchedDocument, random: Random) => Drawn> = {
  title: ({ title }) => asTyped(title),
  phrase: (document, random) => asTyped(span(document, 8, 12, random)),
  boundary: (document, random) => asTyped(acrossBoundary(document, random)),
  typo(document, random) {
    const meant = random.below(2) === 0 ? oneOf(runsIn(document.title, 8), random) : span(document, 8, 12, random)
    return meant ? { text: withTypo(meant, random), holds: [meant], by: 'words' } : null
  },
  traditional(document, random) {
    const meant = span(document, 8, 12, random)
    return meant === null || traditional(meant) === meant
      ? null
      : { text: traditional(meant), holds: [meant], by: 'words' }
  },
  twoWords(document, random) {
    const words = twoWords(document, random)
    return words && { text: words.join(' '), holds: words, by: 'words' }
  },
  pinyin({ title, name }, random) {
    const by = random.below(2) === 0 ? 'letters' : 'initials'
    const letters = (by === 'letters' ? lettersOf : initialsOf)(name || title)
    return /^[a-z]{3,60}$/.test(letters) ? { text: letters, holds: [letters], by } : null
  },
}

/** So many queries of each kind, drawn from the documents themselves; the same seed draws the same. */
export function drawQueries(documents: readonly SearchedDocument[], each: number, seed = 5): Query[] {
  const entries = documents.filter(({ text }) => text !== '')
  const branches = documents.filter(({ name }) => name !== '')
  const queries: Query[] = []
  for (const kind of queryKinds) {
    const random = seeded(seed * 1000 + queryKinds.indexOf(kind))
    if (kind === 'absent') queries.push(...absentWords(documents, each, random))
    else {
      const from = () => (kind === 'pinyin' && random.below(2) === 0 ? branches : entries)
      queries.push(...drawn(kind, from, each, random))
    }
  }
  return queries
}

/** A document that has nothing of a kind is passed over; a corpus in which none has gives fewer. */
function drawn(
  kind: Exclude<QueryKind, 'absent'>,
  from: () => readonly SearchedDocument[],
  each: number,
  random: Random,
): Query[] {
  const queries: Query[] = []
  for (let tries = 0; queries.length < each && tries < 50 * each; tries++) {
    const document = oneOf(from(), random)
    const query = document && draws[kind](document, random)
    if (query) queries.push({ kind, ...query })
  }
  return queries
}

/** Words of two to five characters that stand nowhere: two words in an order that nobody wrote, or characters that never met. */
function absentWords(documents: readonly SearchedDocument[], each: number, random: Random): Query[] {
  const everything = documents.map(({ title, name, text }) => `${title}\n${name}\n${text}`).join('\n')
  const nothing = everything.replace(/[^\p{L}\p{N}]/gu, '')
  const queries: Query[] = []
  for (let tries = 0; queries.length < each && tries < 100 * each; tries++) {
    const [one, other] = [oneOf(documents, random), oneOf(documents, random)].map((document) => {
      const words = wordsIn(oneOf(runsIn(document?.text ?? '', 4), random) ?? '')
      return (
        oneOf(
          words.filter(({ length }) => length < 4),
          random,
        ) ?? ''
      )
    })
    const text = `${one}${other}`
    if (text.length > 1 && text.length < 6 && !nothing.includes(text))
      queries.push({ kind: 'absent', text, holds: [text], by: 'words' })
  }
  return queries
}
