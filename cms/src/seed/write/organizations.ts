import type { Core } from '@strapi/strapi'
import type { SeedOrganization } from '../county/organizations.ts'
import { createMissing, storedBy } from './documents.ts'

const uid = 'api::organization.organization'

/** The register, those above before those below. documentIds by code. */
export async function writeOrganizations(
  strapi: Core.Strapi,
  organizations: readonly SeedOrganization[],
): Promise<Map<string, string>> {
  const ids = await storedBy(strapi, uid, 'code')
  const rest = (organization: SeedOrganization): boolean => organization.mergedIntoCode !== null
  const levels = [0, 1, 2, 3].map((depth) =>
    organizations.filter((organization) => !rest(organization) && depthOf(organization, organizations) === depth),
  )
  let known = ids
  for (const level of [...levels, organizations.filter(rest)]) {
    const above = known
    const wanted = level.map((organization) => ({ key: organization.code, data: () => stored(organization, above) }))
    known = await createMissing(strapi, { uid, what: '党组织', wanted, known, drafts: false })
  }
  return known
}

function depthOf(organization: SeedOrganization, all: readonly SeedOrganization[]): number {
  const parent = all.find(({ code }) => code === organization.parentCode)
  return parent ? 1 + depthOf(parent, all) : 0
}

function stored(organization: SeedOrganization, ids: ReadonlyMap<string, string>): Record<string, unknown> {
  const { trade: _, town: _town, parentCode, mergedIntoCode, ...fields } = organization
  return {
    ...fields,
    parent: parentCode ? (ids.get(parentCode) ?? null) : null,
    mergedInto: mergedIntoCode ? (ids.get(mergedIntoCode) ?? null) : null,
  }
}
