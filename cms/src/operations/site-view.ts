import { type PublisherState, publicSite, publisherState, type Release, releaseList } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { definitionNamed } from '../content.ts'
import { namesOf } from '../publishing/document-names.ts'
import { waitingSince } from '../publishing/held.ts'
import type { ShownRelease, ShownWithdrawal, SiteView } from './contract.ts'
import { askPublisher } from './publisher-socket.ts'

const releasesShown = 50
const documentsNamed = 3
const withdrawalsShown = 20

/** The public site as a webmaster sees it: the publisher's own word, with the people and the documents that only the CMS knows. */
export async function siteView(strapi: Core.Strapi, publicUrl: string): Promise<SiteView> {
  const [asked, withdrawals, consumers] = await Promise.all([
    askBoth().catch(() => null),
    recentWithdrawals(strapi),
    otherConsumers(strapi),
  ])
  if (!asked) {
    const consumer = await strapi.db.connection('publish_consumers').where({ consumer: publicSite }).first('seq')
    const waiting = await waitingSince(strapi, Number(consumer?.seq ?? -1))
    return { state: null, held: 0, waiting, consumers, publicUrl, releases: [], withdrawals }
  }
  const { held, ...state } = asked.state
  const waiting = await waitingSince(strapi, state.appliedSeq)
  const releases = await shown(strapi, asked.releases)
  return { state, held: held.total, waiting, consumers, publicUrl, releases, withdrawals }
}

async function askBoth(): Promise<{ state: PublisherState; releases: Release[] }> {
  const state = await askPublisher('GET', '/state', publisherState)
  const { releases } = await askPublisher('GET', `/releases?limit=${releasesShown}`, releaseList)
  return { state, releases }
}

async function otherConsumers(strapi: Core.Strapi): Promise<SiteView['consumers']> {
  const rows: { consumer: string; seq: number }[] = await strapi.db
    .connection('publish_consumers')
    .whereNot({ consumer: publicSite })
    .orderBy('consumer')
    .select('consumer', 'seq')
  const waiting = rows.map(async ({ consumer, seq }) => {
    return { consumer, waiting: (await waitingSince(strapi, Number(seq)))?.count ?? 0 }
  })
  return Promise.all(waiting)
}

async function shown(strapi: Core.Strapi, releases: readonly Release[]): Promise<ShownRelease[]> {
  const named = releases.flatMap(({ events }) => events)
  const name = await namesOf(strapi, named)
  const people = await peopleOf(
    strapi,
    named.map(({ seq }) => seq),
  )
  return releases.map(({ events, eventCount, ...release }) => {
    const documents = events.flatMap((event) => name(event) ?? [])
    const first = new Map(documents.map((document) => [document.documentId, document] as const))
    const some = [...first.values()].slice(0, documentsNamed)
    return {
      ...release,
      by: [...new Set(events.flatMap(({ seq }) => people.get(seq) ?? []))],
      documents: some,
      more: Math.max(0, eventCount - some.length),
    }
  })
}

/** Who caused events, by their numbers; what the server does by itself has nobody. */
async function peopleOf(strapi: Core.Strapi, seqs: readonly number[]): Promise<Map<number, string>> {
  const rows: { seq: number; by_user: number }[] = await strapi.db
    .connection('publish_events')
    .whereIn('seq', [...seqs])
    .whereNotNull('by_user')
    .select('seq', 'by_user')
  const name = await accountNames(
    strapi,
    rows.map(({ by_user }) => by_user),
  )
  return new Map(rows.flatMap(({ seq, by_user }) => (name.has(by_user) ? [[seq, name.get(by_user) ?? '']] : [])))
}

type Account = { id: number; firstname: string | null; lastname: string | null; username: string | null; email: string }

async function accountNames(strapi: Core.Strapi, ids: readonly number[]): Promise<Map<number, string>> {
  const accounts: Account[] = await strapi.db.query('admin::user').findMany({
    where: { id: { $in: [...new Set(ids)] } },
    select: ['id', 'firstname', 'lastname', 'username', 'email'],
  })
  return new Map(
    accounts.map(({ id, firstname, lastname, username, email }) => [
      id,
      `${lastname ?? ''}${firstname ?? ''}` || username || email,
    ]),
  )
}

async function recentWithdrawals(strapi: Core.Strapi): Promise<ShownWithdrawal[]> {
  const rows: {
    seq: number
    type: string
    at: number | string
    by_user: number | null
    reason: string
    erased_everywhere_at: number | string | null
  }[] = await strapi.db
    .connection('withdrawals')
    .orderBy('seq', 'desc')
    .limit(withdrawalsShown)
    .select('seq', 'type', 'at', 'by_user', 'reason', 'erased_everywhere_at')
  const name = await accountNames(
    strapi,
    rows.flatMap(({ by_user }) => by_user ?? []),
  )
  return rows.map(({ seq, type, at, by_user, reason, erased_everywhere_at }) => ({
    seq,
    at: new Date(Number(at)).toISOString(),
    label: definitionNamed(type).label,
    by: by_user === null ? null : (name.get(by_user) ?? null),
    reason,
    erased: erased_everywhere_at !== null,
  }))
}
