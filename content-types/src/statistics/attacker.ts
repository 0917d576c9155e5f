/** A sum of unknown numbers that is known: the terms are numbers of unknowns with their factors. */
export type KnownSum = { terms: readonly (readonly [unknown: number, factor: 1 | -1])[]; is: number }

type Range = readonly [from: number, to: number]

/** Whether whole numbers within the ranges satisfy all sums. Exact, and meant for some dozens of unknowns. */
function isPossible(ranges: readonly Range[], sums: readonly KnownSum[]): boolean {
  const narrowed = narrow(ranges, sums)
  if (!narrowed) return false
  const open = narrowed.findIndex(([from, to]) => from < to)
  const [from, to] = narrowed[open] ?? [0, -1]
  if (open < 0) return true
  for (let value = from; value <= to; value++) {
    if (isPossible(narrowed.with(open, [value, value]), sums)) return true
  }
  return false
}

/**
 * Whether nobody who knows the sums can tell what one unknown is: some other values satisfy them too. Values further
 * than one from the truth are not tried, so that doubt counts as told.
 */
export function staysUnknown(truth: readonly number[], sums: readonly KnownSum[], unknown: number): boolean {
  const near = truth.map((value): Range => [Math.max(0, value - 1), value + 1])
  const value = truth[unknown] ?? 0
  return [value - 1, value + 1].some((other) => other >= 0 && isPossible(near.with(unknown, [other, other]), sums))
}

/** The ranges as far as each sum by itself narrows them; null when one is left empty. */
function narrow(ranges: readonly Range[], sums: readonly KnownSum[]): Range[] | null {
  const narrowed = [...ranges]
  for (let changed = true; changed; ) {
    changed = false
    for (const { terms, is } of sums) {
      const ends = terms.map(([unknown, factor]) => scaled(narrowed[unknown] ?? [0, 0], factor))
      const [least, most] = [0, 1].map((end) => ends.reduce((sum, range) => sum + (range[end] ?? 0), 0))
      for (const [index, [unknown, factor]] of terms.entries()) {
        const [from, to] = ends[index] ?? [0, 0]
        const limits: Range = [Math.max(from, is - (most ?? 0) + to), Math.min(to, is - (least ?? 0) + from)]
        if (limits[0] > limits[1]) return null
        if (limits[0] === from && limits[1] === to) continue
        narrowed[unknown] = scaled(limits, factor)
        changed = true
      }
      if (changed) break
    }
  }
  return narrowed
}

const scaled = ([from, to]: Range, factor: 1 | -1): Range => (factor === 1 ? [from, to] : [0 - to, 0 - from])
