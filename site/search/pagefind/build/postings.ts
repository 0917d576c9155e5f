import { placeOf } from '../../matching/judge.ts'
import type { SearchRecord } from '../../port.ts'
import { fold } from '../../query/fold.ts'
import {
  beginningWord,
  characterWord,
  headWord,
  initialsWord,
  longestBeginning,
  pairsIn,
  runsOf,
  textWord,
  wholeWord,
} from '../format/words.ts'

/** How a name is read: a syllable for each of its characters, in one or more ways. */
export type Read = (folded: string) => readonly (readonly string[])[]

/** Which records hold which word. Records have to be added in the order of their numbers. */
export class Postings {
  /** By pair of characters, which is quicker than by word: most of them come again and again. */
  readonly #texts = new Map<string, number[]>()
  readonly #names = new Map<string, number[]>()

  add(number: number, record: SearchRecord, read: Read): void {
    const heads = [...new Set([record.title, ...record.names].map(fold))]
    for (const text of [...heads, fold(placeOf(record)), fold(record.text)])
      for (const pair of pairsIn(text)) note(this.#texts, pair, number)
    for (const head of heads) {
      note(this.#names, wholeWord(head), number)
      for (const character of head) note(this.#names, characterWord(character), number)
      for (const pair of pairsIn(head)) note(this.#names, headWord(pair), number)
      for (const syllables of read(head)) {
        const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
        for (let length = 2; length <= longestBeginning; length++)
          if (initials.length >= length) note(this.#names, beginningWord(initials.slice(0, length)), number)
        for (const run of [...runsOf(initials, 2), ...runsOf(initials, 3)]) note(this.#names, initialsWord(run), number)
      }
    }
  }

  /** The words with the numbers of their records, in the order of Pagefind's index; those of names come last. */
  *words(): Generator<readonly [word: string, numbers: readonly number[]]> {
    const texts = [...this.#texts].map(([pair, numbers]) => [textWord(pair), numbers] as const)
    yield* merged(texts.sort(byWord))
    yield* [...this.#names].sort(byWord)
  }

  /** The pairs of the most records, the most frequent first. */
  common(most: number): string[] {
    return [...this.#texts]
      .filter(([pair]) => pair.length === 2)
      .sort(([, one], [, other]) => other.length - one.length)
      .slice(0, most)
      .map(([pair]) => pair)
  }
}

function note(postings: Map<string, number[]>, word: string, number: number): void {
  const numbers = postings.get(word)
  if (numbers === undefined) postings.set(word, [number])
  else if (numbers[numbers.length - 1] !== number) numbers.push(number)
}

const byWord = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : Number(one > other)

/** Rare characters may share a word. */
function* merged(
  sorted: readonly (readonly [string, readonly number[]])[],
): Generator<readonly [string, readonly number[]]> {
  for (let at = 0; at < sorted.length; ) {
    const [word, numbers] = sorted[at] ?? ['', []]
    let end = at + 1
    while (sorted[end]?.[0] === word) end += 1
    const all = sorted.slice(at, end).flatMap(([, more]) => more)
    yield [word, end === at + 1 ? numbers : [...new Set(all)].sort((one, other) => one - other)]
    at = end
  }
}
