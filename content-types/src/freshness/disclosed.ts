import type { OrganizationRecord, SiteSettingRecord } from '../projection/records.ts'
import { type Freshness, freshnessOf } from './freshness.ts'

/** A branch, the unit it stands under, and the newest days of what it published by the end of a day. */
export interface BranchDays {
  readonly id: string
  readonly unit: string
  readonly category: OrganizationRecord['category']
  /** Of all its columns; null when it has published nothing. */
  readonly newestOn: string | null
  /** Of those public columns that have a limit. */
  readonly limited: readonly {
    readonly limit: string | null
    readonly appliesTo: readonly string[]
    readonly newestOn: string | null
  }[]
}

/** What the public may be told of the branches of a unit. */
export interface UnitFreshness {
  readonly unit: string
  readonly branches: number
  /** How many of them published in the month of the day. */
  readonly updated: number
  /** Branch by branch, only where the county decided so. */
  readonly each: readonly { readonly id: string; readonly newestOn: string | null; readonly state: Freshness }[]
}

/**
 * How fresh the branches are, as far as the county discloses it (site-setting, freshnessDisclosure): nothing; in sum by unit; or
 * branch by branch. A branch is judged by public columns alone, and by those that are meant for its category: who calls this gives
 * no others, and nothing is said of how much is owed or for how long.
 * @param until the last day that counts (yyyy-MM-dd)
 */
export function disclosedFreshness(
  disclosure: SiteSettingRecord['freshnessDisclosure'],
  branches: readonly BranchDays[],
  until: string,
): UnitFreshness[] {
  if (disclosure === 'none') return []
  return [...new Set(branches.map(({ unit }) => unit))].map((unit) => {
    const here = branches.filter((branch) => branch.unit === unit)
    return {
      unit,
      branches: here.length,
      updated: here.filter(({ newestOn }) => newestOn?.startsWith(until.slice(0, 7))).length,
      each:
        disclosure === 'full'
          ? here.map((branch) => ({ id: branch.id, newestOn: branch.newestOn, state: stateOf(branch, until) }))
          : [],
    }
  })
}

function stateOf({ category, limited }: BranchDays, until: string): Freshness {
  const meant = limited.filter(({ appliesTo }) => appliesTo.length === 0 || appliesTo.includes(category))
  return meant.every(({ limit, newestOn }) => freshnessOf(limit, newestOn, until) === 'current') ? 'current' : 'quiet'
}
