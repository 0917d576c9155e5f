export type Random = {
  /** A number in [0, 1). */
  next(): number
  /** A number in [from, to). */
  between(from: number, to: number): number
  /** An integer from `from` to `to`, both included. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  /** One of the options. Throws a RangeError when there are none. */
  pick<T>(options: readonly T[]): T
  /** The options in another order. */
  shuffle<T>(options: readonly T[]): T[]
}

/** A source of numbers that gives the same sequence for the same name, so that a seed run twice writes the same county. */
export function random(name: string): Random {
  let state = hash(name)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number): number => from + next() * (to - from)
  const int = (from: number, to: number): number => Math.floor(between(from, to + 1))
  const pick = <T>(options: readonly T[]): T => {
    const index = int(0, options.length - 1)
    if (index < 0) throw new RangeError('Nothing to pick from')
    return options[index] as T
  }
  const shuffle = <T>(options: readonly T[]): T[] =>
    options
      .map((option) => ({ option, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ option }) => option)
  return { next, between, int, chance: (probability) => next() < probability, pick, shuffle }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}
