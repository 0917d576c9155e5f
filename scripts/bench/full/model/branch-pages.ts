import { addresses, dayOf, type OrganizationRecord, type OverviewRecord } from '@huoye/content-types'
import { type EntryIndex, type Listed, scope } from './entry-index.ts'
import { meanwhile } from './meanwhile.ts'
import type { BranchPage, OverviewPage } from './pages.ts'
import type { Register } from './register.ts'

const shelfLength = 3
const feedLength = 30

/** The home of every organization. */
export function branchPages(
  index: EntryIndex,
  register: Register,
  overviews: readonly OverviewRecord[],
  today: string,
): BranchPage[] {
  const byBranch = new Map(overviews.map((overview) => [overview.organizationId, overview]))
  return register.organizations.map((organization) => ({
    ...branchPage(organization, byBranch.get(organization.id), index, register),
    meanwhile: meanwhile(organization, index, register, today),
  }))
}

function branchPage(
  organization: OrganizationRecord,
  overview: OverviewRecord | undefined,
  index: EntryIndex,
  register: Register,
): Omit<BranchPage, 'meanwhile'> {
  const entries = index.of(scope.branch(organization.id))
  const feature = entries.find(({ pinned }) => pinned) ?? entries[0]
  const days = [entries[0]?.day, overview && dayOf(overview.updatedAt)].filter((day) => day !== undefined)
  const { fullName } = register.branch(organization)
  return {
    kind: 'branch',
    href: addresses.branchHome(organization.slug),
    branch: organization.slug,
    updatedOn: days.sort().at(-1) ?? null,
    description: overview?.summary ?? `${fullName}的主页：支部概况、组织生活和各项工作动态。`,
    feature: feature?.publicId ?? null,
    shelves: register.leaves().flatMap(({ key, slug, title }) => {
      const cards = index.of(scope.branchColumn(organization.id, key)).slice(0, shelfLength + 1)
      if (cards.length === 0) return []
      return [{ title, href: addresses.branchColumn(organization.slug, slug), entries: shelf(cards, feature) }]
    }),
    lower: register.below(organization.id).map(({ id, slug }) => ({
      branch: slug,
      newest: index.of(scope.branch(id))[0]?.publicId ?? null,
    })),
    leaders: overview?.leaders.map(({ post }) => post) ?? null,
    feed: entries.slice(0, feedLength).map(({ publicId }) => publicId),
  }
}

function shelf(cards: readonly Listed[], feature: Listed | undefined): string[] {
  const others = cards.filter(({ publicId }) => publicId !== feature?.publicId)
  return (others.length > 0 ? others : cards).slice(0, shelfLength).map(({ publicId }) => publicId)
}

export function overviewPages(register: Register, overviews: readonly OverviewRecord[]): OverviewPage[] {
  return overviews.map(({ organizationId, summary, body, leaders, confirmedOn, updatedAt }) => {
    const { slug } = register.organization(organizationId)
    return {
      kind: 'overview',
      href: addresses.branchOverview(slug),
      branch: slug,
      summary: summary ?? '',
      updatedOn: dayOf(updatedAt),
      confirmedOn,
      leaders: leaders.map(({ post }) => post),
      body,
    }
  })
}
