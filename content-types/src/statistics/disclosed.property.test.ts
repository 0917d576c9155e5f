import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type KnownSum, staysUnknown } from './attacker.ts'
import { type DisclosedGroup, disclosedStatistics, smallestShown } from './disclosed.ts'
import {
  type CountName,
  countsOf,
  groupShapes,
  type Snapshot,
  type StatisticsGroup,
  statisticsGroups,
  tolerance,
} from './groups.ts'
import { openedStatistics, openedTo } from './opened.ts'

/** What one organization's members are, group by group: category by category, and then those of whom it is not known. */
type Truth = Record<StatisticsGroup, number[]>

const byGroup = <T>(make: (group: StatisticsGroup) => T): Record<StatisticsGroup, T> => ({
  性别: make('性别'),
  民族: make('民族'),
  学历: make('学历'),
  年龄: make('年龄'),
  职业: make('职业'),
  入党时间: make('入党时间'),
  正式和预备: make('正式和预备'),
})

const categoriesOf = (group: StatisticsGroup): CountName[] => {
  const shape = groupShapes[group]
  return shape.kind === 'share' ? [shape.part.count, shape.stored ?? 'fullMembers'] : countsOf(shape)
}

/** Everybody has a share or has it not, and everybody knows as much. */
const leavesNobodyOut = (group: StatisticsGroup): boolean => groupShapes[group].kind === 'share'

/** How many are in each category of a group; most are few. */
const truthOf = (group: StatisticsGroup, total: number): fc.Arbitrary<number[]> => {
  const places = categoriesOf(group).length
  const unknown = leavesNobodyOut(group) ? fc.constant(0) : fc.nat(Math.min(total, tolerance(total).missing))
  const cuts = fc.array(fc.nat(total), { minLength: places - 1, maxLength: places - 1 })
  return fc.tuple(unknown, cuts).map(([missing, given]) => {
    const sorted = given.map((cut) => Math.min(cut, total - missing)).sort((left, right) => left - right)
    const edges = [0, ...sorted, total - missing]
    return [...edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)), missing]
  })
}

const branchOf: fc.Arbitrary<Truth> = fc
  .oneof(fc.integer({ min: 3, max: 16 }), fc.integer({ min: 30, max: 50 }))
  .chain((total) => fc.record(byGroup((group) => truthOf(group, total))))

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

const together = (branches: readonly Truth[], group: StatisticsGroup): number[] =>
  [...categoriesOf(group), null].map((_, index) => sumOf(branches.map((branch) => branch[group][index] ?? 0)))

const snapshotOf = (truth: Truth): Snapshot => ({
  total: sumOf(truth.性别),
  ...Object.fromEntries(
    statisticsGroups.flatMap((group) => {
      const shape = groupShapes[group]
      return categoriesOf(group)
        .map((name, index): [CountName, number] => [name, truth[group][index] ?? 0])
        .filter(([name]) => shape.kind !== 'share' || name === shape.part.count)
    }),
  ),
})

/** Which categories a published part holds, by its name alone; the last index is those of whom nothing is known. */
function heldBy({ group, parts }: DisclosedGroup): number[][] {
  const shape = groupShapes[group]
  if (shape.kind === 'share') return [[0], [1]]
  const places = countsOf(shape).length
  const held = parts.map(({ name }): number[] => {
    if (name === '未填') return [places]
    if (shape.kind === 'kinds') return shape.kinds.flatMap((kind, index) => (kind.name === name ? [index] : []))
    for (let from = 0; from < places; from++)
      for (let to = from; to < places; to++)
        if (shape.name(shape.bands[from]?.from ?? null, shape.bands[to]?.to ?? null) === name)
          return Array.from({ length: to - from + 1 }, (_, index) => from + index)
    throw new Error(`no band is called ${name}`)
  })
  const named = new Set(held.flat())
  const rest = Array.from({ length: places + 1 }, (_, index) => index).filter((index) => !named.has(index))
  const last = parts.findIndex(({ name }) => name === '其他')
  const place =
    shape.kind === 'kinds' ? (last < 0 ? places - 1 : last) : held.findIndex((one) => one.includes(places - 1))
  return held.map((one, index) => (index === place ? [...one, ...rest] : one))
}

type Published = { total: number; groups: DisclosedGroup[] }

/** Everything that the site says of one group, of the county first and of its branches after it, as sums of unknowns. */
function equations(group: StatisticsGroup, published: readonly Published[]): KnownSum[] {
  const width = categoriesOf(group).length + 1
  const every = Array.from({ length: width }, (_, index) => index)
  const at = (organization: number, category: number) => [organization * width + category, 1] as const
  const own = published.flatMap(({ total, groups }, organization): KnownSum[] => {
    const shown = groups.find((one) => one.group === group)
    const held = shown ? heldBy(shown) : []
    return [
      { terms: every.map((category) => at(organization, category)), is: total },
      ...(leavesNobodyOut(group) ? [{ terms: [at(organization, width - 1)], is: 0 }] : []),
      ...held.map((categories, index) => ({
        terms: categories.map((category) => at(organization, category)),
        is: shown?.parts[index]?.count ?? 0,
      })),
    ]
  })
  const branches = published.slice(1).map((_, index) => index + 1)
  const levels = every.map((category) => ({
    terms: [at(0, category), ...branches.map((branch) => [branch * width + category, -1] as const)],
    is: 0,
  }))
  return [...own, ...levels]
}

/** Numbers under five that can be computed from what is published, each as a line. */
function givenAway(
  branches: readonly Truth[],
  publish: (truth: Truth, standing: object) => DisclosedGroup[],
): string[] {
  const county = byGroup((group) => together(branches, group))
  const all = [county, ...branches]
  const published = all.map((truth, index) => ({
    total: sumOf(truth.性别),
    groups: publish(truth, index === 0 ? { kind: '党委' } : { kind: '党支部', parent: {} }),
  }))
  return statisticsGroups.flatMap((group) => {
    const known = equations(group, published)
    const truth = all.flatMap((one) => one[group])
    return truth.flatMap((value, unknown) => {
      const noPart = leavesNobodyOut(group) && unknown % 3 === 2
      if (value >= smallestShown || noPart || staysUnknown(truth, known, unknown)) return []
      return [`${group}: unknown ${unknown} is ${value}`]
    })
  })
}

const setting = fc.record({
  countyStatistics: fc.subarray([...statisticsGroups]),
  branchStatistics: fc.subarray([...statisticsGroups]),
})

test('nobody who knows all that is published of a county and its branches can compute a number under five', () => {
  fc.assert(
    fc.property(fc.array(branchOf, { minLength: 1, maxLength: 3 }), setting, (branches, given) => {
      const opened = openedStatistics(given)
      const publish = (truth: Truth, standing: object) =>
        disclosedStatistics(snapshotOf(truth), openedTo(standing, opened))
      expect(givenAway(branches, publish)).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test('the same attacker finds what two levels at once would give away', () => {
  const branch = (female: number, total: number): Truth => ({
    性别: [female, total - female, 0],
    民族: [0, total, 0],
    学历: [0, total, 0],
    年龄: [0, 0, 0, 0, 0, 0, 0, total, 0],
    职业: [0, total, 0, 0, 0, 0, 0, 0, 0],
    入党时间: [0, 0, total, 0, 0],
    正式和预备: [0, total, 0],
  })
  const careless = (truth: Truth) => disclosedStatistics(snapshotOf(truth), ['性别'])
  const found = givenAway([branch(8, 40), branch(10, 38), branch(3, 41)], careless)
  expect(found).toEqual(['性别: unknown 9 is 3'])
})

test('whatever is shown is at least five, and adds up to the total', () => {
  fc.assert(
    fc.property(branchOf, (truth) => {
      const snapshot = snapshotOf(truth)
      for (const { parts } of disclosedStatistics(snapshot, statisticsGroups)) {
        expect(parts.length).toBeGreaterThan(1)
        for (const { count } of parts) expect(count).toBeGreaterThanOrEqual(smallestShown)
        expect(sumOf(parts.map(({ count }) => count))).toBe(snapshot.total)
      }
    }),
  )
})

/** Every way to spread a number over places. */
function* spread(total: number, places: number): Generator<number[]> {
  if (places === 1) yield [total]
  else
    for (let first = 0; first <= total; first++)
      for (const rest of spread(total - first, places - 1)) yield [first, ...rest]
}

test.each<[StatisticsGroup, number]>([
  ['性别', 60],
  ['入党时间', 24],
  ['年龄', 11],
  ['职业', 11],
])('who also knows the rules infers no number under five of %s, of up to %i members', (group, most) => {
  const shape = groupShapes[group]
  const names = countsOf(shape)
  for (let total = 1; total <= most; total++) {
    const possible = new Map<string, Set<number>[]>()
    const truths: [number[], string][] = []
    const left = shape.kind === 'share' ? total : tolerance(total).missing
    for (const truth of spread(total, names.length + 1)) {
      if ((truth.at(-1) ?? 0) > left) continue
      const counts = Object.fromEntries(names.map((name, index) => [name, truth[index]]))
      const published = JSON.stringify(disclosedStatistics({ total, ...counts }, [group]))
      const seen = possible.get(published) ?? names.map(() => new Set<number>())
      for (const [index, values] of seen.entries()) values.add(truth[index] ?? 0)
      possible.set(published, seen)
      truths.push([truth, published])
    }
    const told = truths.flatMap(([truth, published]) =>
      names.filter((_, index) => (truth[index] ?? 0) < smallestShown && possible.get(published)?.[index]?.size === 1),
    )
    expect(told).toEqual([])
  }
})
