import { pairsIn } from '../format/words.ts'

/** How frequent a pair is: 0 where it is not among the most frequent ones, more the more frequent. */
export type Frequency = (pair: string) => number

/** By a list of the most frequent pairs, the most frequent first. */
export function frequencyBy(pairs: string): Frequency {
  const ranks = new Map<string, number>()
  const count = pairs.length / 2
  for (let rank = 0; rank < count; rank++) ranks.set(pairs.slice(2 * rank, 2 * rank + 2), count - rank)
  return (pair) => ranks.get(pair) ?? 0
}

/**
 * The pairs of a folded text that are asked for, the rarest first: each costs bytes, and a few rare ones say nearly as much as all.
 * Of equally rare ones those that lie far from what is chosen already.
 */
export function chosenPairs(pairs: Iterable<string>, most: number, frequency: Frequency): string[] {
  const left = [...new Set(pairs)].map((pair, place) => ({ pair, place, frequency: frequency(pair) }))
  const chosen: typeof left = []
  while (chosen.length < most && left.length > 0) {
    const distance = (place: number): number =>
      Math.min(...chosen.map((one) => Math.abs(one.place - place)), left.length)
    left.sort(
      (one, other) =>
        one.frequency - other.frequency || distance(other.place) - distance(one.place) || one.place - other.place,
    )
    const [next] = left.splice(0, 1)
    if (next) chosen.push(next)
  }
  return chosen.map(({ pair }) => pair)
}

/** The pairs that all spellings of a word have in common. */
export function sharedPairs(forms: readonly string[]): string[] {
  const [first = [], ...others] = forms.map((form) => [...new Set(pairsIn(form))])
  return first.filter((pair) => others.every((pairs) => pairs.includes(pair)))
}

/** Pairs that share no character, spread over the text: one wrong, missing or additional character spoils one of them at most. */
export function separatePairs(folded: string, most: number): string[] {
  const pairs = [...pairsIn(folded)].filter((_, at) => at % 2 === 0)
  const step = Math.max(1, pairs.length / most)
  return [
    ...new Set(Array.from({ length: Math.min(most, pairs.length) }, (_, at) => pairs[Math.floor(at * step)] ?? '')),
  ]
}
