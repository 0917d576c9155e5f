import { type HeldCode, type HeldPage, heldAdvice, heldStanding, heldWhat, publicSite } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import type { Reference } from '../projecting/reference.ts'
import { type Withheld, withheldDocuments } from '../projecting/withheld.ts'
import { namesOf } from './document-names.ts'
import type { HeldList, HeldNotice } from './held-contract.ts'

type Row = Omit<HeldPage, 'document' | 'suspects' | 'since' | 'at' | 'quarantined' | 'live'> & {
  type: string | null
  document_id: string | null
  suspects: string
  quarantined: boolean | number
  live: boolean | number
  since: number | string
  at: number | string
}

/** What the public site could not make of what one document changed; `problem` keeps the document itself from being sent. */
export async function heldFor(
  strapi: Core.Strapi,
  document: Reference,
  problem: string | null,
): Promise<{ own: HeldNotice[]; others: HeldNotice[] }> {
  const noted = withheldDocuments().find((one) => same(one, document))
  const withheld = problem ? { detail: problem, since: noted?.since ?? new Date().toISOString() } : null
  const pages = await heldPages(strapi)
  const notices = (wanted: (page: HeldPage) => boolean): HeldNotice[] =>
    pages.filter(wanted).map((page) => pageNotice(page, 'editor'))
  return {
    own: [
      ...(withheld ? [withheldNotice(withheld, 'editor')] : []),
      ...notices((page) => page.document !== null && same(page.document, document)),
    ],
    others: notices((page) => page.suspects.some((suspect) => same(suspect, document))),
  }
}

/** Everything that is published and not on the site as it should be, for whoever looks after the site. */
export async function heldList(strapi: Core.Strapi): Promise<HeldList> {
  const [pages, consumer] = await Promise.all([
    heldPages(strapi),
    strapi.db.connection('publish_consumers').where({ consumer: publicSite }).first('seq', 'held', 'at'),
  ])
  const withheld = withheldDocuments()
  const name = await namesOf(strapi, [
    ...withheld,
    ...pages.flatMap(({ document, suspects }) => [...(document ? [document] : []), ...suspects]),
  ])
  const items = [
    ...withheld.map((document) => ({
      ...withheldNotice(document, 'webmaster'),
      document: name(document),
      suspects: [],
    })),
    ...pages.map((page) => ({
      ...pageNotice(page, 'webmaster'),
      document: page.document && name(page.document),
      suspects: page.suspects.flatMap((suspect) => name(suspect) ?? []),
    })),
  ]
  return {
    total: withheld.length + Math.max(pages.length, Number(consumer?.held ?? 0)),
    items,
    waiting: await waitingSince(strapi, Number(consumer?.seq ?? -1)),
    reportedAt: consumer ? new Date(Number(consumer.at)).toISOString() : null,
  }
}

/** What was committed after the event up to which the site is live. */
export async function waitingSince(strapi: Core.Strapi, seq: number): Promise<HeldList['waiting']> {
  const events = strapi.db.connection('publish_events').where('seq', '>', seq)
  const found = await events.count({ count: '*' }).min({ since: 'at' }).first()
  const count = Number(found?.count ?? 0)
  return count === 0 ? null : { count, since: new Date(Number(found?.since)).toISOString() }
}

async function heldPages(strapi: Core.Strapi): Promise<HeldPage[]> {
  const rows: Row[] = await strapi.db.connection('publish_held').where({ consumer: publicSite }).orderBy('id')
  return rows.map(({ type, document_id: id, suspects, quarantined, live, since, at, ...page }) => ({
    ...page,
    document: type && id ? { type, id } : null,
    suspects: JSON.parse(suspects),
    quarantined: Boolean(quarantined),
    live: Boolean(live),
    since: new Date(Number(since)).toISOString(),
    at: new Date(Number(at)).toISOString(),
  }))
}

type Reader = Parameters<typeof heldAdvice>[1]

function pageNotice(page: HeldPage, reader: Reader): HeldNotice {
  const { path, code, detail, since, attempts, quarantined, live } = page
  const words = { what: heldWhat(page), advice: heldAdvice(code, reader), standing: heldStanding(live) }
  return { path: path.startsWith('/') ? path : null, code, ...words, detail, since, attempts, quarantined }
}

const contractBroken: HeldCode = 'HUOYE-PAGE-006'

function withheldNotice({ detail, since }: Pick<Withheld, 'detail' | 'since'>, reader: Reader): HeldNotice {
  const reason = { code: contractBroken, figure: null }
  return {
    path: null,
    code: contractBroken,
    what: heldWhat(reason),
    advice: heldAdvice(contractBroken, reader),
    standing: heldStanding(false),
    detail,
    since,
    attempts: 1,
    quarantined: true,
  }
}

const same = (left: Reference, right: Reference): boolean => left.type === right.type && left.id === right.id
