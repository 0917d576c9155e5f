import type { Core } from '@strapi/strapi'
import type { SeedOverview } from '../county/overviews.ts'
import type { SeedPerson } from '../county/people.ts'
import { createMissing, storedBy } from './documents.ts'
import type { LibraryFile } from './figure.ts'

const personUid = 'api::person.person'
const overviewUid = 'api::overview.overview'

/** What tells two people of the same name apart: an internal remark, since people have no number of their own. */
const remarkOf = (person: SeedPerson): string => `演示人员 ${person.key}`

/** documentIds of people by their key. */
export async function writePeople(strapi: Core.Strapi, people: readonly SeedPerson[]): Promise<Map<string, string>> {
  const known = await storedBy(strapi, personUid, 'remark')
  const wanted = people.map((person) => {
    const { key: _, ...fields } = person
    return { key: remarkOf(person), data: () => ({ ...fields, remark: remarkOf(person) }) }
  })
  const ids = await createMissing(strapi, { uid: personUid, what: '人员', wanted, known, drafts: false })
  return new Map(people.map((person) => [person.key, ids.get(remarkOf(person)) ?? '']))
}

type Ids = {
  organizations: ReadonlyMap<string, string>
  people: ReadonlyMap<string, string>
  pictures: ReadonlyMap<string, LibraryFile>
}

export async function writeOverviews(strapi: Core.Strapi, overviews: readonly SeedOverview[], ids: Ids): Promise<void> {
  const rows: { documentId: string; organization: { code: string } | null }[] = await strapi.db
    .query(overviewUid)
    .findMany({ select: ['documentId'], populate: { organization: { select: ['code'] } } })
  const known = new Map(
    rows.flatMap(({ documentId, organization }) => (organization ? [[organization.code, documentId] as const] : [])),
  )
  const wanted = overviews.map((overview) => ({ key: overview.organizationCode, data: () => stored(overview, ids) }))
  await createMissing(strapi, { uid: overviewUid, what: '概况', wanted, known, drafts: true })
}

function stored(
  { organizationCode, leaders, cover, roomPhotos, ...fields }: SeedOverview,
  ids: Ids,
): Record<string, unknown> {
  return {
    ...fields,
    organization: ids.organizations.get(organizationCode) ?? null,
    leaders: leaders.map(({ post, person }) => ({
      post,
      person: person ? (ids.people.get(person.key) ?? null) : null,
    })),
    cover: cover ? (ids.pictures.get(cover)?.id ?? null) : null,
    roomPhotos: roomPhotos.flatMap((name) => ids.pictures.get(name)?.id ?? []),
  }
}
