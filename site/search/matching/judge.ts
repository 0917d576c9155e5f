import type { SearchRecord } from '../port.ts'
import { type Folded, fold, foldWithPlaces } from '../query/fold.ts'
import type { Forms, Step, Understood } from '../query/understand.ts'
import { nearIn, type Range } from './near.ts'
import { lettersIn, type Readings, soundIn } from './readings.ts'

/** How well a record answers, the best first. `place` are the names of where it belongs. */
export const tiers = ['exact', 'title', 'text', 'place', 'wordsInTitle', 'words', 'near', 'reading', 'parts'] as const
export type Tier = (typeof tiers)[number]

export type Candidate = Pick<SearchRecord, 'title' | 'names' | 'branch' | 'town' | 'column' | 'text'>

/** A hit in the original text; `word` tells apart what was asked together. */
export type Hit = Range & { word: number }

/** `instead` is what stands there instead of the words that were typed. */
export type Judged = { tier: Tier; title: readonly Hit[]; text: readonly Hit[]; instead: string | null }

type Fields = { title: Folded; names: readonly string[]; place: string; text: Folded }

/** The names of where a record belongs, as they can be asked for. */
export const placeOf = ({ town, branch, column }: Pick<SearchRecord, 'town' | 'branch' | 'column'>): string =>
  [town, branch, column].filter(Boolean).join('\n')

/** Whether and how a record answers what was asked, by the strictest step that it answers; null: it does not. */
export function judge(candidate: Candidate, { steps }: Understood, readings: Readings): Judged | null {
  const fields: Fields = {
    title: foldWithPlaces(candidate.title),
    names: candidate.names.map(fold),
    place: fold(placeOf(candidate)),
    text: foldWithPlaces(candidate.text),
  }
  for (const step of steps) {
    const judged = byStep(step, fields, readings)
    if (judged) return judged
  }
  return null
}

function byStep(step: Step, fields: Fields, readings: Readings): Judged | null {
  switch (step.kind) {
    case 'phrase':
      return byPhrase(step.forms, fields)
    case 'words':
      return byWords(step.words, fields)
    case 'near':
      return byRange(fields, (text) => nearIn(text, step.form), 'near', true)
    case 'letters':
      return byRange(
        fields,
        (name) => firstOf(readings(name), (read) => lettersIn(read, step.letters)),
        'reading',
        false,
      )
    case 'sound':
      return byRange(
        fields,
        (name) => firstOf(readings(name), (read) => soundIn(read, step.syllables)),
        'reading',
        false,
      )
    case 'parts': {
      const judged = byWords(step.words, fields)
      return judged && { ...judged, tier: 'parts' }
    }
  }
}

function byPhrase(forms: Forms, fields: Fields): Judged | null {
  const { title, names, place, text } = fields
  const heads = [title.text, ...names]
  const stands = (inside: string): boolean => forms.some((form) => inside.includes(form))
  const tier = heads.some((head) => forms.includes(head))
    ? 'exact'
    : heads.some(stands)
      ? 'title'
      : stands(text.text)
        ? 'text'
        : stands(place)
          ? 'place'
          : null
  return tier && { tier, title: hitsIn(title, [forms]), text: hitsIn(text, [forms]), instead: null }
}

function byWords(words: readonly Forms[], { title, names, place, text }: Fields): Judged | null {
  const heads = [title.text, ...names]
  const inAny = (forms: Forms, where: readonly string[]): boolean =>
    forms.some((form) => where.some((inside) => inside.includes(form)))
  if (!words.every((forms) => inAny(forms, [...heads, text.text, place]))) return null
  const tier = words.every((forms) => inAny(forms, heads)) ? 'wordsInTitle' : 'words'
  return { tier, title: hitsIn(title, words), text: hitsIn(text, words), instead: null }
}

/** The first place where something is found: in the title, in another name, or, where that is looked at too, in the text. */
function byRange(
  { title, names, text }: Fields,
  find: (folded: string) => Range | null,
  tier: Tier,
  inText: boolean,
): Judged | null {
  const found = find(title.text)
  if (found) {
    const hit = inOriginal(title, found, 0)
    return { tier, title: [hit], text: [], instead: title.text.slice(found.from, found.to) }
  }
  for (const name of names) {
    const range = find(name)
    if (range) return { tier, title: [], text: [], instead: name.slice(range.from, range.to) }
  }
  const within = inText ? find(text.text) : null
  if (!within) return null
  const instead = text.text.slice(within.from, within.to)
  return { tier, title: [], text: [inOriginal(text, within, 0)], instead }
}

/** Enough for any excerpt; a text may hold a character ten thousand times. */
const mostHits = 200

function hitsIn(folded: Folded, words: readonly Forms[]): Hit[] {
  const hits: Hit[] = []
  for (const [word, forms] of words.entries()) {
    let left = mostHits
    for (const form of forms) {
      for (
        let at = folded.text.indexOf(form);
        at !== -1 && left > 0;
        at = folded.text.indexOf(form, at + form.length)
      ) {
        hits.push(inOriginal(folded, { from: at, to: at + form.length }, word))
        left -= 1
      }
    }
  }
  return hits.sort((one, other) => one.from - other.from || other.to - one.to)
}

function inOriginal({ starts, ends }: Folded, { from, to }: Range, word: number): Hit {
  const start = starts[from] ?? 0
  return { from: start, to: ends[to - 1] ?? start, word }
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => Range | null): Range | null {
  for (const item of items) {
    const found = find(item)
    if (found) return found
  }
  return null
}
