import { type StatisticsGroup, statisticsGroups } from './groups.ts'

/** The groups that the county has opened: of its own members as a whole, and of each branch's. None is in both. */
export type OpenedStatistics = { county: readonly StatisticsGroup[]; branches: readonly StatisticsGroup[] }

/**
 * What the settings of the site open. A group is open at one level only: were a group public for the county and for its
 * branches, the county's figures less those of all branches that show theirs would be the hidden figures of the one branch that does
 * not. Refused when the settings are saved; where they nevertheless name a group twice, it is the county's.
 */
export function openedStatistics(setting: object | null): OpenedStatistics {
  const given = new Map<string, unknown>(Object.entries(setting ?? {}))
  const named = (field: string): StatisticsGroup[] => {
    const value = given.get(field)
    return Array.isArray(value) ? statisticsGroups.filter((group) => value.includes(group)) : []
  }
  const county = named('countyStatistics')
  return { county, branches: named('branchStatistics').filter((group) => !county.includes(group)) }
}

type Standing = { kind?: unknown; lifecycle?: unknown; parent?: unknown }

/**
 * The groups that are public for one organization, by what it says of itself alone. Everybody belongs to one branch, and branches
 * have no organizations below them (party groups are none), so no two organizations that show a group have a member in common and
 * nothing can be had by subtraction. That is why those in between, towns and general branches, show their totals only, and why no
 * organization's record depends on another's figures. What has merged or come to an end shows nothing: its members are
 * counted elsewhere.
 */
export function openedTo({ kind, lifecycle, parent }: Standing, { county, branches }: OpenedStatistics) {
  if ((lifecycle ?? 'active') !== 'active') return []
  if (kind === '党支部') return branches
  return parent ? [] : county
}
