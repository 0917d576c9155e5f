import { addresses, type OrganizationRecord } from '@huoye/content-types'
import { defineRead } from '../../publish/reads/index.ts'
import { columnScope, entryColumns } from '../listing/column-scope.ts'
import { organizationName } from '../organizations/names.ts'
import type { BranchArgs } from './branch-path.ts'
import type { Link } from './link.ts'

/** The code that a branch's QR code leads by; null when there is no such branch. */
export const readBranchCode = defineRead(
  'branch-code',
  (replica, { slug }: BranchArgs): string | null => replica.find('organization', 'slug', slug)?.code ?? null,
)

/** A branch as its index.json tells it. */
export type BranchFacts = Pick<
  OrganizationRecord,
  'code' | 'kind' | 'form' | 'category' | 'establishedOn' | 'electedOn' | 'members' | 'lifecycle'
> & { name: string; fullName: string; columns: Link[] }

export const readBranchFacts = defineRead('branch-facts', (replica, { slug }: BranchArgs): BranchFacts | null => {
  const organization = replica.find('organization', 'slug', slug)
  if (!organization) return null
  const columns = replica.list('column')
  const { code, kind, form, category, establishedOn, electedOn, members, lifecycle, name: fullName } = organization
  return {
    code,
    name: organizationName(organization),
    fullName,
    kind,
    form,
    category,
    establishedOn,
    electedOn,
    members,
    lifecycle,
    columns: entryColumns(columns)
      .filter((column) => column.lifecycle === 'open')
      .filter((column) => replica.has(columnScope(columns, column, organization.id)))
      .map((column) => ({ href: addresses.branchColumn(slug, column.slug), title: column.title })),
  }
})
