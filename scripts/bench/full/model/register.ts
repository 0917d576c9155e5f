import { addresses, type ColumnRecord, type OrganizationRecord, type PublicRecord } from '@huoye/content-types'
import { type EntryIndex, scope } from './entry-index.ts'
import type { Branch, Column, Link } from './pages.ts'

/** The column tree and the register of organizations, as pages name them. */
export class Register {
  readonly columns: readonly ColumnRecord[]
  readonly organizations: readonly OrganizationRecord[]
  readonly #byId: ReadonlyMap<string, OrganizationRecord>

  constructor(records: readonly PublicRecord[]) {
    this.columns = records.filter((record) => record.type === 'column')
    this.organizations = records.filter((record) => record.type === 'organization')
    this.#byId = new Map(this.organizations.map((organization) => [organization.id, organization]))
  }

  organization(id: string): OrganizationRecord {
    const found = this.#byId.get(id)
    if (!found) throw new Error(`no organization ${id}`)
    return found
  }

  below(id: string | null): OrganizationRecord[] {
    return this.organizations.filter((organization) => organization.parentId === id)
  }

  /** The organization directly above one, unless that is the county committee. */
  town({ parentId }: OrganizationRecord): OrganizationRecord | null {
    const parent = parentId === null ? null : this.organization(parentId)
    return parent && parent.parentId !== null ? parent : null
  }

  children(key: string | null): ColumnRecord[] {
    return this.columns.filter((column) => column.parentKey === key)
  }

  /** Columns that hold entries, in the order of the tree. */
  leaves(key: string | null = null): ColumnRecord[] {
    return this.children(key)
      .flatMap((column) => (this.children(column.key).length === 0 ? [column] : this.leaves(column.key)))
      .filter((column) => column.key !== 'branch-overview')
  }

  /** From the root of the tree to the column itself. */
  path(column: ColumnRecord): ColumnRecord[] {
    const parent = this.columns.find((other) => other.key === column.parentKey)
    return parent ? [...this.path(parent), column] : [column]
  }

  column(record: ColumnRecord, index: EntryIndex): Column {
    const above = this.path(record).filter(({ key }) => index.has(scope.column(key)) && key !== 'county-affairs')
    return {
      key: record.key,
      title: record.title,
      description: record.description ?? '',
      profile: record.profile,
      limit: record.limit,
      type: record.key === 'notices' ? '通知公告' : record.profile === 'document' ? '政策文件' : '工作动态',
      href: addresses.columnListing(record),
      section: above.length > 1 ? 'special-topics' : record.key,
      trail: above.map(columnLink),
    }
  }

  branch(record: OrganizationRecord): Branch {
    const parent = record.parentId === null ? null : this.organization(record.parentId)
    const town = this.town(record)
    const href = addresses.branchHome(record.slug)
    const name = nameOf(record)
    const trail = [
      { href: addresses.directory, title: '支部目录' },
      ...(town ? [{ href: addresses.branchHome(town.slug), title: town.shortName }] : []),
    ]
    const { slug, code, name: fullName, shortName, kind, form, category, lifecycle } = record
    const { members, establishedOn, electedOn, address, officePhone } = record
    return {
      ...{ slug, code, name, fullName, shortName, kind, form, category, lifecycle },
      ...{ members, establishedOn, electedOn, address, officePhone, href, trail },
      place: town ? `${town.shortName}${shortName}` : shortName,
      path: [...trail, { href, title: name }],
      superior: parent && { href: addresses.branchHome(parent.slug), title: nameOf(parent) },
    }
  }
}

export const columnLink = (column: ColumnRecord): Link => ({
  href: addresses.columnListing(column),
  title: column.title,
})

const nameOf = ({ shortName, kind }: OrganizationRecord): string =>
  /(支部|委)$/.test(shortName) ? shortName : `${shortName}${kind}`
