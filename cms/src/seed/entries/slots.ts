import { type Random, random } from '../compose/random.ts'
import { isBranch, type SeedOrganization } from '../county/organizations.ts'
import { coreWork } from '../texts/core-work.ts'
import { lifeInFields } from '../texts/life-fields.ts'
import { lifeInMeetings } from '../texts/life-meetings.ts'
import { lifeInOffices } from '../texts/life-offices.ts'
import type { Scene, Trade } from '../texts/scene.ts'
import { studies } from '../texts/studies.ts'
import { tasks } from '../texts/tasks.ts'
import { rooms } from '../texts/venues.ts'
import { daysBefore, lastMonths, workingDay } from './calendar.ts'

export type Branch = SeedOrganization & { trade: Trade }

/** One entry to be written: which branch, which column, which day. */
export type Slot = { branch: Branch; column: string; day: string; key: string }

export const scenes: readonly Scene[] = [
  ...lifeInFields,
  ...lifeInMeetings,
  ...lifeInOffices,
  ...tasks,
  ...coreWork,
  ...studies,
  ...rooms,
]

/** How likely a branch is to have something in a column, and how much at most. */
const habits: readonly { column: string; likely: number; most: number }[] = [
  { column: 'study-scheme', likely: 0.03, most: 1 },
  { column: 'study-plan', likely: 0.035, most: 2 },
  { column: 'study-focus', likely: 0.04, most: 2 },
  { column: 'study-exemplar', likely: 0.035, most: 1 },
  { column: 'study-vehicle', likely: 0.04, most: 1 },
  { column: 'study-atmosphere', likely: 0.05, most: 2 },
  { column: 'activity-venue', likely: 0.04, most: 1 },
  { column: 'key-tasks', likely: 0.2, most: 2 },
  { column: 'other-core-work', likely: 0.26, most: 2 },
]

/**
 * Everything the branches have published up to today, oldest first. One branch in twenty-four and the villages that bear
 * their town's name keep a full record of ten months, so that archives have something to show; the others have their newest
 * 组织生活 and some of the rest.
 */
export function slots(organizations: readonly SeedOrganization[], today: string): Slot[] {
  return organizations
    .filter(isBranch)
    .flatMap((branch, index) => {
      const keepsAll = index % 24 === 0 || branch.shortName === branch.town?.replace('镇', '村')
      return [...lifeSlots(branch, keepsAll, today), ...habitSlots(branch, keepsAll, today)]
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.key < b.key ? -1 : 1))
}

function lifeSlots(branch: Branch, keepsAll: boolean, today: string): Slot[] {
  const dice = random(`life ${branch.code}`)
  const date = dice.int(3, 28)
  const held = lastMonths(today, 11)
    .map((month) => onWorkingDay(branch, `${month}-${String(date).padStart(2, '0')}`))
    .filter((day) => day <= today)
    .slice(-10)
  const kept = keepsAll ? held : held.slice(dice.chance(0.25) ? -2 : -1)
  return kept.map((day) => ({
    branch,
    column: 'organizational-life',
    day,
    key: `${branch.code}:organizational-life:${day.slice(0, 7)}`,
  }))
}

function habitSlots(branch: Branch, keepsAll: boolean, today: string): Slot[] {
  const dice = random(`habits ${branch.code}`)
  return habits.flatMap(({ column, likely, most }) => {
    if (!scenes.some((scene) => scene.column === column && scene.trades.includes(branch.trade))) return []
    const count = dice.chance(keepsAll ? 0.8 : likely) ? dice.int(1, most) : 0
    return Array.from({ length: count }, (_, number) => ({
      branch,
      column,
      day: onWorkingDay(branch, daysBefore(today, recently(dice))),
      key: `${branch.code}:${column}:${number}`,
    }))
  })
}

/** Days ago: many in the last weeks, fewer and fewer back to ten months. */
const recently = (dice: Random): number => Math.floor(300 * dice.next() ** 1.9)

const outdoors: ReadonlySet<Trade> = new Set<Trade>(['村', '社区', '离退休', '流动', '电商', '协会', '茶企'])

const onWorkingDay = (branch: Branch, day: string): string => (outdoors.has(branch.trade) ? day : workingDay(day))
