import { addresses, type OrganizationRecord } from '@huoye/content-types'
import { defineRead } from '../../publish/reads/index.ts'
import { isTown, organizationName } from '../organizations/names.ts'
import { units } from '../organizations/tree.ts'
import { dayBefore } from '../text/dates.ts'

export type DirectoryBranch = { slug: string; href: string; name: string; category: OrganizationRecord['category'] }
export type DirectoryUnit = {
  anchor: string
  title: string
  town: boolean
  home: { href: string; name: string } | null
  branches: DirectoryBranch[]
}

/** All branches of the county by the town or department they belong to. */
export const readDirectory = defineRead('directory', (replica): DirectoryUnit[] => {
  const all = replica.list('organization').filter((organization) => organization.lifecycle === 'active')
  return units(all).map(({ head, branches }) => ({
    anchor: head?.slug ?? 'county-units',
    title: head?.shortName ?? '县直单位',
    town: head !== null && isTown(head),
    home: head && { href: addresses.branchHome(head.slug), name: organizationName(head) },
    branches: branches.map(({ slug, shortName, category }) => ({
      slug,
      href: addresses.branchHome(slug),
      name: shortName,
      category,
    })),
  }))
})

const recentDays = 7

/** Slugs of the branches that published within the last seven days, today included. */
export const readRecentlyUpdated = defineRead('recently-updated', (replica): string[] => {
  const today = replica.today()
  const since = dayBefore(today, recentDays - 1)
  const months = [...new Set([since.slice(0, 7), today.slice(0, 7)])]
  return replica
    .list('organization')
    .filter(({ id, lifecycle, kind }) => {
      if (lifecycle !== 'active' || kind !== '党支部') return false
      return months.some((month) => replica.days({ organization: id }, month).some((day) => day >= since))
    })
    .map(({ slug }) => slug)
})
