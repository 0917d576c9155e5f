import {
  type CountName,
  countsOf,
  type GroupShape,
  groupShapes,
  type Snapshot,
  type StatisticsGroup,
  statisticsGroups,
  tolerance,
} from './groups.ts'

/** Counts below this are merged with others, or not shown. */
export const smallestShown = 5

/** One group as it may be public: its categories, merged so far that each holds at least five members. */
export type DisclosedGroup = { group: StatisticsGroup; parts: { name: string; count: number }[] }

/**
 * The opened groups of one snapshot as they may be public. A group that cannot be shown without giving a hidden number away
 * is left out altogether.
 *
 * - No count under 5 is shown, and nought counts as under 5: that nobody belongs to a category is said of everybody.
 *   Categories with an order are merged with their neighbours, from the first on; categories without one into 其他, which takes in
 *   the smallest of the others while it has fewer than 5 itself.
 * - A share is shown when both it and the others are at least 5: the total is public, so either gives the other.
 * - A group of which only one category is left says no more than the total, and is not shown.
 * - The counts of a group need not add up to the total. Up to 4 members of whom nothing is known stand in its last category, so
 *   that the public total does not give their number; 5 and more are shown as such. Counts beyond the tolerance are a
 *   mistake, and a group with a mistake is not shown. What exceeds the total are not members.
 *
 * Which categories are merged depends on as little of the counts as possible, and no choice is made by how well the result
 * looks: who knows these rules can infer no hidden count from what was merged either (held by enumeration in the test).
 *
 * These rules look at one snapshot only. That organizations above and below each other give nothing away is the matter of
 * `openedTo`; differences over time cannot be taken from the site, because only the newest snapshot is ever public.
 */
export function disclosedStatistics(snapshot: Snapshot, opened: readonly StatisticsGroup[]): DisclosedGroup[] {
  return statisticsGroups
    .filter((group) => opened.includes(group))
    .flatMap((group) => {
      const parts = partsOf(groupShapes[group], snapshot)
      return parts.length > 1 && parts.every(({ count }) => count >= smallestShown) ? [{ group, parts }] : []
    })
}

type Part = DisclosedGroup['parts'][number]

function partsOf(shape: GroupShape, snapshot: Snapshot): Part[] {
  const unknown = unknownOf(shape, snapshot)
  if (unknown === null) return []
  const last = countsOf(shape).at(-1)
  const counted = (name: CountName): number =>
    (snapshot[name] ?? 0) + (name === last && unknown < smallestShown ? unknown : 0)
  const notKnown = unknown < smallestShown ? [] : [{ name: '未填', count: unknown }]
  switch (shape.kind) {
    case 'share': {
      const count = snapshot[shape.part.count] ?? 0
      return [
        { name: shape.part.name, count },
        { name: shape.others, count: snapshot.total - count },
      ]
    }
    case 'bands': {
      const bands = shape.bands.map(({ count, from, to }) => ({ from, to, count: counted(count) }))
      const merged = neighboursMerged(bands).map(({ from, to, count }) => ({ name: shape.name(from, to), count }))
      return [...merged, ...notKnown]
    }
    case 'kinds':
      return [...smallOnesMerged(shape.kinds.map(({ count, name }) => ({ name, count: counted(count) }))), ...notKnown]
  }
}

/** How many members a group says nothing of; null for a group that was not counted or is counted wrongly. */
function unknownOf(shape: GroupShape, snapshot: Snapshot): number | null {
  const known = countsOf(shape).flatMap((name) => snapshot[name] ?? [])
  if (known.length === 0 || known.some((count) => count < 0)) return null
  const sum = known.reduce((all, count) => all + count, 0)
  if (shape.kind === 'share') {
    const part = snapshot[shape.part.count]
    if (typeof part !== 'number' || part > snapshot.total) return null
    if (!shape.stored || typeof snapshot[shape.stored] !== 'number') return 0
  }
  const { missing, excess } = tolerance(snapshot.total)
  return sum >= snapshot.total - missing && sum <= snapshot.total + excess ? Math.max(0, snapshot.total - sum) : null
}

type Merging = { from: string | null; to: string | null; count: number }

/** From the first on, as many neighbours together as make five; what is left at the end joins those before it. */
function neighboursMerged(bands: readonly Merging[]): Merging[] {
  const merged: Merging[] = []
  let open: Merging | null = null
  for (const band of bands) {
    open = open ? together(open, band) : band
    if (open.count < smallestShown) continue
    merged.push(open)
    open = null
  }
  const before = merged.pop()
  if (before) merged.push(open ? together(before, open) : before)
  return merged
}

const together = (first: Merging, next: Merging): Merging => ({
  from: first.from,
  to: next.to,
  count: first.count + next.count,
})

/** The small ones in one part with the last, which holds whoever is in none of the others; see `disclosedStatistics`. */
function smallOnesMerged(kinds: readonly Part[]): Part[] {
  const rest = kinds.at(-1)
  if (!rest || kinds.every(({ count }) => count >= smallestShown)) return [...kinds]
  const named = kinds.slice(0, -1)
  const merged = new Set(named.filter(({ count }) => count < smallestShown))
  const size = (): number => [...merged].reduce((sum, { count }) => sum + count, rest.count)
  const bySize = named.filter((part) => !merged.has(part)).sort((left, right) => left.count - right.count)
  for (const smallest of bySize) {
    if (size() >= smallestShown) break
    merged.add(smallest)
  }
  return [...named.filter((part) => !merged.has(part)), { name: '其他', count: size() }]
}
