import type { Forms, Step } from '../../query/understand.ts'
import {
  beginningWord,
  characterWord,
  headWord,
  initialsWord,
  pairsIn,
  runsOf,
  textWord,
  wholeWord,
} from '../format/words.ts'
import { chosenPairs, type Frequency, separatePairs, sharedPairs } from './choose.ts'
import type { Lookup } from './pagefind.ts'
import { initialsOf } from './syllables.ts'

/** Numbers of records that may answer, in sets from the likeliest; the newest record of a set has the highest number. */
export type Candidates = readonly ReadonlySet<number>[]

/** Pairs that are asked for of one word, and of all words of a query together. */
const pairsOfWord = 3
const pairsOfQuery = 4
const pairsOfNear = 6
/** Of a word: more are asked for where these leave too many records. */
const askedFirst = 2
const fewEnough = 12
/** Texts up to this length have too few separate pairs to do without one. */
const shortText = 7

/** Looks up which records may answer a step of a query. Whether they do, their texts tell. */
export async function candidatesFor(step: Step, lookup: Lookup, frequency: Frequency): Promise<Candidates> {
  switch (step.kind) {
    case 'phrase':
      return wordsIn([step.forms], lookup, frequency)
    case 'words':
    case 'parts':
      return wordsIn(step.words, lookup, frequency)
    case 'near':
      return nearIn(step.form, lookup)
    case 'letters':
      return lettersIn(step.letters, lookup)
    case 'sound':
      return []
  }
}

async function wordsIn(words: readonly Forms[], lookup: Lookup, frequency: Frequency): Promise<Candidates> {
  const most = Math.max(1, Math.min(pairsOfWord, Math.floor(pairsOfQuery / words.length)))
  const found = await Promise.all(words.map((forms) => wordIn(forms, most, lookup, frequency)))
  const [only] = found
  const whole = only && found.length === 1 ? only.whole : new Set<number>()
  // A single character is looked for in names only, unless it comes with other words.
  const texts = found.flatMap((word) => word.texts ?? [])
  return [whole, intersection(found.map(({ heads }) => heads)), intersection(texts)]
}

type Found = { whole: ReadonlySet<number>; heads: ReadonlySet<number>; texts: ReadonlySet<number> | null }

async function wordIn(forms: Forms, most: number, lookup: Lookup, frequency: Frequency): Promise<Found> {
  const whole = Promise.all(forms.map((form) => lookup(wholeWord(form))))
  const shared = sharedPairs(forms)
  // Spellings mostly differ in a number: what stands around it finds all of them.
  const wanted =
    shared.length >= askedFirst
      ? [chosenPairs(shared, most, frequency)]
      : forms.map((form) => chosenPairs(pairsIn(form), most, frequency))
  const single = forms.filter((form) => Array.from(form).length === 1)
  const [heads, texts, begun] = await Promise.all([
    Promise.all(wanted.map((pairs) => holding(pairs.map(headWord), lookup))),
    Promise.all(wanted.map((pairs) => holding(pairs.map(textWord), lookup))),
    Promise.all(single.map((character) => lookup(characterWord(character)))),
  ])
  return {
    whole: union(await whole),
    heads: union([...heads, ...begun]),
    texts: single.length > 0 ? null : union(texts),
  }
}

/** What holds all of the words, as far as these were asked for: no more than are needed to leave a few. */
async function holding(words: readonly string[], lookup: Lookup): Promise<ReadonlySet<number>> {
  const first = intersection(await Promise.all(words.slice(0, askedFirst).map(lookup)))
  if (first.size <= fewEnough || words.length <= askedFirst) return first
  return intersection([first, ...(await Promise.all(words.slice(askedFirst).map(lookup)))])
}

/** What holds nearly all of the pairs: first in names, then anywhere, each from those that hold the most. */
async function nearIn(form: string, lookup: Lookup): Promise<Candidates> {
  const short = form.length <= shortText
  const pairs = short ? [...new Set(pairsIn(form))] : separatePairs(form, pairsOfNear)
  const least = Math.max(1, pairs.length - (short ? 2 : 1))
  const [heads, texts] = await Promise.all(
    [headWord, textWord].map(async (wordOf) =>
      held(await Promise.all(pairs.map((pair) => lookup(wordOf(pair)))), least),
    ),
  )
  return [...(heads ?? []), ...(texts ?? [])]
}

/** Numbers by how many of the sets hold them, the most first, as long as they are `least` or more. */
function held(sets: readonly ReadonlySet<number>[], least: number): ReadonlySet<number>[] {
  const counts = new Map<number, number>()
  for (const set of sets) for (const number of set) counts.set(number, (counts.get(number) ?? 0) + 1)
  const byCount = Array.from({ length: sets.length - least + 1 }, () => new Set<number>())
  for (const [number, count] of counts) byCount[sets.length - count]?.add(number)
  return byCount
}

/** Names by their initials or their syllables: those that begin with them, then those that hold them. */
async function lettersIn(letters: string, lookup: Lookup): Promise<Candidates> {
  const initials = [...new Set([letters, ...initialsOf(letters)])]
  const begun = await Promise.all(initials.map((one) => lookup(beginningWord(one))))
  const held = await Promise.all(
    initials.map(async (one) => {
      const runs = spread(runsOf(one, Math.min(one.length, 3)), pairsOfWord)
      return intersection(await Promise.all(runs.map((run) => lookup(initialsWord(run)))))
    }),
  )
  return [intersectionWithin(begun, held), union(held), union(begun)]
}

/** What begins with the first letters and holds the others too. */
const intersectionWithin = (begun: readonly ReadonlySet<number>[], held: readonly ReadonlySet<number>[]) =>
  union(begun.map((one, at) => intersection([one, held[at] ?? new Set()])))

const spread = <Item>(items: readonly Item[], most: number): Item[] => {
  const step = Math.max(1, (items.length - 1) / (most - 1))
  return items.filter((_, at) => Array.from({ length: most }, (_, index) => Math.round(index * step)).includes(at))
}

const union = (sets: readonly ReadonlySet<number>[]): ReadonlySet<number> => new Set(sets.flatMap((set) => [...set]))

function intersection(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const [smallest, ...others] = [...sets].sort((one, other) => one.size - other.size)
  return new Set([...(smallest ?? [])].filter((number) => others.every((set) => set.has(number))))
}
