import type { OrganizationRecord } from '@huoye/content-types'
import { organizationName, placeName } from '../../src/organizations/names.ts'

const kind = /(?:党支部|党总支|总支部|支部|党委|党工委|委员会)$/
const place = /(?:社区|村|镇|乡|街道)$/

/**
 * What people call a branch besides its full name: 焕古村党支部, 焕古村, 焕古镇焕古村, 焕古, and its former names.
 * Who types one of these means the branch.
 */
export function branchNames(organization: OrganizationRecord, town: OrganizationRecord | null): string[] {
  const core = organization.shortName.replace(kind, '')
  const bare = core.replace(place, '')
  const names = [
    organizationName(organization),
    organization.shortName,
    core,
    placeName({ shortName: core, kind: organization.kind }, town),
    bare,
    ...organization.formerNames.map(({ name }) => name),
  ]
  return [...new Set(names)].filter((name) => name.length > 1 && name !== organization.name)
}
