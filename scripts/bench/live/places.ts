import { addresses, columnTree, type OrganizationRecord } from '@huoye/content-types'
import type { AdminApi } from '../../harness/admin-api.ts'

/** Where a bench publishes: a column, and a branch unless it is the county that publishes. */
export interface Place {
  readonly type: 'article' | 'activity'
  readonly fields: Record<string, unknown>
  /** The pages that list what is published there. */
  readonly listings: readonly string[]
}

/** Columns whose entries need nothing but a title and a body. */
const columns = [
  'key-tasks',
  'study-atmosphere',
  'party-news',
  'activity-venue',
  'study-vehicle',
  'other-core-work',
  'notices',
  'study-plan',
]
/** Steps through the branches so that neighbours in the list are not published to one after the other. */
const branchStep = 37

/** The places of publishes 0, 1, 2 …: another column and another branch each time. */
export async function placesOf(
  api: AdminApi,
  branches: readonly OrganizationRecord[],
): Promise<(number: number) => Place> {
  const documents = await Promise.all(columns.map(async (key) => (await api.find('column', 'key', key))[0]))
  return (number) => {
    const document = documents[number % documents.length]
    const branch = branches[(number * branchStep) % branches.length]
    if (!document || !branch) throw new Error('the demo county has branches, and the columns of the tree')
    const key = String(document.key)
    const seed = columnTree.find((column) => column.key === key)
    const slug = String(document.slug)
    const column = { connect: [{ documentId: document.documentId }] }
    const listing = addresses.columnListing({ key, slug, parentKey: seed?.parentKey ?? null })
    if (seed?.holds === 'article') return { type: 'article', fields: { column }, listings: [listing] }
    return {
      type: 'activity',
      fields: { column, organization: { connect: [{ documentId: branch.id }] } },
      listings: [addresses.branchHome(branch.slug), addresses.branchColumn(branch.slug, slug), listing],
    }
  }
}
