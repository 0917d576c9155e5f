import type { Random } from '../compose/random.ts'
import type { Trade } from '../texts/scene.ts'

/** One dated count of a branch's members; the groups add up to the total. */
export type Statistics = { takenOn: string; total: number; fullMembers: number; partyGroups: number } & Record<
  string,
  number | string
>

const ages = [
  'age30AndUnder',
  'age31To35',
  'age36To40',
  'age41To45',
  'age46To50',
  'age51To55',
  'age56To60',
  'age61AndOver',
]
const joining = ['joinedBefore1949', 'joined1949To1978', 'joined1978To2012', 'joinedSince2012']
const occupations = [
  'workers',
  'farmers',
  'professionals',
  'managers',
  'officials',
  'students',
  'otherOccupations',
  'retired',
]

const ageWeights = (trade: Trade | null): number[] => {
  if (trade === '村' || trade === '社区') return [8, 8, 9, 9, 11, 14, 11, 30]
  if (trade === '离退休') return [0, 0, 0, 0, 0, 0, 3, 40]
  return [14, 18, 17, 14, 12, 12, 9, 4]
}

const joiningWeights = (trade: Trade | null): number[] =>
  trade === '离退休' ? [0, 24, 76, 0] : trade === '村' || trade === '社区' ? [0, 12, 62, 26] : [0, 1, 55, 44]

const occupationWeights = (trade: Trade | null): number[] => {
  if (trade === '村') return [3, 74, 2, 3, 1, 1, 8, 8]
  if (trade === '社区') return [9, 6, 6, 9, 4, 1, 25, 40]
  if (trade === '学校' || trade === '医院' || trade === '文化') return [3, 0, 78, 12, 0, 0, 3, 4]
  if (trade === '离退休') return [0, 0, 0, 0, 0, 0, 0, 1]
  if (trade === '国企' || trade === '茶企' || trade === '电商' || trade === '协会') return [48, 4, 18, 22, 0, 0, 8, 0]
  if (trade === '流动') return [62, 4, 8, 6, 0, 0, 20, 0]
  return [4, 0, 14, 6, 68, 0, 2, 6]
}

/** A plausible count for a branch of `total` members. */
export function statisticsOf(dice: Random, takenOn: string, total: number, trade: Trade | null): Statistics {
  const probationary = total > 20 && trade !== '离退休' ? dice.int(0, 2) : 0
  const share = (part: number): number => Math.round(total * part * dice.between(0.8, 1.2))
  return {
    takenOn,
    total,
    fullMembers: total - probationary,
    probationary,
    partyGroups: Math.max(1, Math.round(total / 13)),
    female: share(trade === '学校' || trade === '医院' ? 0.52 : 0.27),
    minority: dice.int(0, 1),
    collegeAndAbove: share(trade === '村' ? 0.19 : trade === '社区' ? 0.36 : 0.78),
    ...split(dice, total, ages, ageWeights(trade)),
    ...split(dice, total, occupations, occupationWeights(trade)),
    ...split(dice, total, joining, joiningWeights(trade)),
  }
}

/** The counts of several organizations together, one for each day on which any was counted, older first. */
export function together(counts: readonly Statistics[]): Statistics[] {
  const byDay = Map.groupBy(counts, ({ takenOn }) => takenOn)
  return [...byDay].sort(([day], [other]) => (day < other ? -1 : 1)).map(([, onDay]) => onDay.reduce(sumOf))
}

function sumOf(left: Statistics, right: Statistics): Statistics {
  const sum = { ...left }
  for (const [name, value] of Object.entries(right)) {
    const other = left[name]
    if (typeof value === 'number') sum[name] = value + (typeof other === 'number' ? other : 0)
  }
  return sum
}

/** Shares out a whole by weights; what rounding leaves goes to the heaviest. */
function split(
  dice: Random,
  total: number,
  names: readonly string[],
  weights: readonly number[],
): Record<string, number> {
  const uneven = weights.map((weight) => weight * dice.between(0.75, 1.25))
  const parts = apportion(total, uneven)
  return Object.fromEntries(names.map((name, index) => [name, parts[index] ?? 0]))
}

/** Whole parts of a whole number, by weights: each its floor, and the rest by largest remainder, so that they add up exactly. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((all, part) => all + part, 0)
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest)
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}
