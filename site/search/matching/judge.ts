import type { SearchRecord } from '../port.ts'
import { fold, foldWithPlaces } from '../query/fold.ts'
import type { Forms, Step, Understood } from '../query/understand.ts'
import { nearIn, type Range } from './near.ts'
import { lettersIn, type Readings, soundIn } from './readings.ts'

/** How well a record answers, the best first. `place` are the names of where it belongs. */
export const tiers = [
  'exact',
  'title',
  'text',
  'place',
  'wordsInTitle',
  'words',
  'letters',
  'near',
  'sound',
  'parts',
] as const
export type Tier = (typeof tiers)[number]

export type Candidate = Pick<SearchRecord, 'title' | 'names' | 'branch' | 'town' | 'column' | 'text'>

/** A hit in the original text; `word` tells apart what was asked together. */
export type Hit = Range & { word: number }

/** `instead` is what stands there instead of the words that were typed. */
export type Judged = { tier: Tier; title: readonly Hit[]; text: readonly Hit[]; instead: string | null }

/** A text with its folded form. Where hits stand in the original is asked seldom: for what is shown. */
type Field = { original: string; text: string }
type Fields = { title: Field; names: readonly string[]; place: string; text: Field }

/** The names of where a record belongs, as they can be asked for. */
export const placeOf = ({ town, branch, column }: Pick<SearchRecord, 'town' | 'branch' | 'column'>): string =>
  [town, branch, column].filter(Boolean).join('\n')

/** Whether and how a record answers what was asked, by the strictest step that it answers; null: it does not. */
export function judge(candidate: Candidate, { steps }: Understood, readings: Readings): Judged | null {
  const fields: Fields = {
    title: fieldOf(candidate.title),
    names: candidate.names.map(fold),
    place: fold(placeOf(candidate)),
    text: fieldOf(candidate.text),
  }
  for (const step of steps) {
    const judged = byStep(step, fields, readings)
    if (judged) return judged
  }
  return null
}

const fieldOf = (original: string): Field => ({ original, text: fold(original) })

function byStep(step: Step, fields: Fields, readings: Readings): Judged | null {
  switch (step.kind) {
    case 'phrase':
      return byPhrase(step.forms, fields)
    case 'words':
      return byWords(step.words, fields)
    case 'letters':
      return byName(fields, 'letters', (name) => firstOf(readings(name), (read) => lettersIn(read, step.letters)))
    case 'near': {
      const near = (folded: string): Range | null => nearIn(folded, step.form, soundAlike(readings))
      return byName(fields, 'near', near) ?? byText(fields, 'near', near)
    }
    case 'sound':
      return byName(fields, 'sound', (name) =>
        firstOf(readings(name), (read) => soundIn(name, read, step.form, step.syllables)),
      )
    case 'parts': {
      const judged = byWords(step.words, fields)
      return judged && { ...judged, tier: 'parts' }
    }
  }
}

function byPhrase(forms: Forms, { title, names, place, text }: Fields): Judged | null {
  const heads = [title.text, ...names]
  const stands = (inside: string): boolean => forms.some((form) => inside.includes(form))
  const possible: [Tier, boolean][] = [
    ['exact', heads.some((head) => forms.includes(head))],
    ['title', heads.some(stands)],
    ['text', stands(text.text)],
    ['place', stands(place)],
  ]
  const tier = possible.find(([, answers]) => answers)?.[0]
  return tier ? { tier, title: hitsIn(title, [forms]), text: hitsIn(text, [forms]), instead: null } : null
}

function byWords(words: readonly Forms[], { title, names, place, text }: Fields): Judged | null {
  const heads = [title.text, ...names]
  const inAny = (forms: Forms, where: readonly string[]): boolean =>
    forms.some((form) => where.some((inside) => inside.includes(form)))
  if (!words.every((forms) => inAny(forms, [...heads, text.text, place]))) return null
  const tier = words.every((forms) => inAny(forms, heads)) ? 'wordsInTitle' : 'words'
  return { tier, title: hitsIn(title, words), text: hitsIn(text, words), instead: null }
}

function byName({ title, names }: Fields, tier: Tier, find: (folded: string) => Range | null): Judged | null {
  const found = find(title.text)
  const inTitle = found ? inOriginal(title, [{ ...found, word: 0 }]) : []
  for (const name of [title.text, ...names]) {
    const range = find(name)
    if (range) return { tier, title: inTitle, text: [], instead: name.slice(range.from, range.to) }
  }
  return null
}

function byText({ text }: Fields, tier: Tier, find: (folded: string) => Range | null): Judged | null {
  const found = find(text.text)
  if (!found) return null
  const instead = text.text.slice(found.from, found.to)
  return { tier, title: [], text: inOriginal(text, [{ ...found, word: 0 }]), instead }
}

const soundAlike =
  (readings: Readings) =>
  (one: string, other: string): boolean => {
    const sounds = new Set(readings(one).map(([syllable]) => syllable))
    return readings(other).some(([syllable]) => sounds.has(syllable))
  }

/** Enough for any excerpt; a text may hold a character ten thousand times. */
const mostHits = 200

function hitsIn(field: Field, words: readonly Forms[]): Hit[] {
  const hits: Hit[] = []
  for (const [word, forms] of words.entries()) {
    let left = mostHits
    for (const form of forms) {
      let at = field.text.indexOf(form)
      while (at !== -1 && left > 0) {
        hits.push({ from: at, to: at + form.length, word })
        left -= 1
        at = field.text.indexOf(form, at + form.length)
      }
    }
  }
  return inOriginal(
    field,
    hits.sort((one, other) => one.from - other.from || other.to - one.to),
  )
}

/** Hits in the folded text, as they stand in the original. */
function inOriginal({ original }: Field, hits: readonly Hit[]): Hit[] {
  if (hits.length === 0) return []
  const { starts, ends } = foldWithPlaces(original)
  return hits.map(({ from, to, word }) => {
    const start = starts[from] ?? 0
    return { from: start, to: ends[to - 1] ?? start, word }
  })
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => Range | null): Range | null {
  for (const item of items) {
    const found = find(item)
    if (found) return found
  }
  return null
}
