import { z } from 'zod'
import { fewestSynonyms, longestSynonym } from '../documents/synonym.ts'
import { picturesInHtml } from '../html/pictures.ts'
import { smallestShown } from '../statistics/disclosed.ts'
import { statisticsGroups } from '../statistics/groups.ts'

/**
 * The public records: everything that may cross from the CMS to the site, and nothing else.
 * Each schema is strict, so a field that is not named here cannot pass by accident.
 * Dates are ISO 8601: `date` is yyyy-MM-dd, `instant` is UTC with milliseconds.
 */
const id = z.string().min(1)
const date = z.iso.date()
const instant = z.iso.datetime()
/** What lists and addresses are made of: beyond these years, months cannot be written as yyyy-MM in China. */
const listed = instant.refine((value) => value >= '1900' && value < '2200', 'must lie between the years 1900 and 2199')
/** One part of an address. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** What was made of an upload. */
const made = {
  /** Size of the upright original, in pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** Dominant colour as #rrggbb; the site maps it to a class of its palette. */
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  /** Derivatives, narrowest first; `name` is served under /media/, and so is `avif`, the same picture for who knows that format. */
  sources: z
    .array(
      z.strictObject({
        name: z.string(),
        width: z.int().positive(),
        height: z.int().positive(),
        avif: z.string().exactOptional(),
      }),
    )
    .min(1),
}

export const pictureSchema = z.strictObject({ alt: z.string(), caption: z.string().nullable(), ...made })

/** A picture inside a body, found there by the name of one of its derivatives. The words for it stand in the body. */
const bodyPictureSchema = z.strictObject(made)

export const attachmentSchema = z.strictObject({
  title: z.string(),
  /** Content-hashed file name, served under /media/. */
  name: z.string(),
  /** Upper-case extension without the dot, such as PDF. */
  format: z.string(),
  bytes: z.int().nonnegative(),
})

export const siteSettingRecord = z.strictObject({
  type: z.literal('site-setting'),
  id,
  siteName: z.string(),
  tagline: z.string().nullable(),
  countyName: z.string().nullable(),
  siteDomain: z.string().nullable(),
  siteIdCode: z.string().nullable(),
  partySiteMark: z.string().nullable(),
  sponsor: z.string().nullable(),
  organizer: z.string().nullable(),
  contactPhone: z.string().nullable(),
  contactEmail: z.string().nullable(),
  contactAddress: z.string().nullable(),
  icpNumber: z.string().nullable(),
  publicSecurityNumber: z.string().nullable(),
  notice: z.string().nullable(),
  about: z.string().nullable(),
  indexable: z.boolean(),
  demo: z.boolean(),
  freshnessDisclosure: z.enum(['none', 'aggregate', 'full']),
})

export const columnRecord = z.strictObject({
  type: z.literal('column'),
  id,
  key: z.string(),
  title: z.string(),
  slug,
  parentKey: z.string().nullable(),
  order: z.int(),
  description: z.string().nullable(),
  profile: z.enum(['none', 'document', 'meeting', 'progress']),
  /** Days a public column may stay quiet, or one meeting each calendar month; null where none applies. */
  limit: z.string().nullable(),
  /** The categories of branches that owe it; none means all. */
  appliesTo: z.array(z.string()),
  lifecycle: z.enum(['open', 'archived']),
})

export const organizationRecord = z.strictObject({
  type: z.literal('organization'),
  id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  slug,
  kind: z.enum(['党委', '党工委', '党总支', '党支部']),
  form: z.enum(['正式', '临时', '联合', '流动党员', '离退休']),
  category: z.enum(['农村', '社区', '机关', '事业单位', '国有企业', '两新组织', '学校']),
  /** documentId of the organization above; null for the county committee. */
  parentId: id.nullable(),
  order: z.int(),
  establishedOn: date.nullable(),
  electedOn: date.nullable(),
  address: z.string().nullable(),
  officePhone: z.string().nullable(),
  hasActivityRoom: z.boolean().nullable(),
  /** Members by the newest statistics snapshot, with its date. */
  members: z.strictObject({ total: z.int().nonnegative(), takenOn: date }).nullable(),
  /** The same members by the groups that the county has opened, merged as `disclosedStatistics` says. */
  statistics: z.array(
    z.strictObject({
      group: z.enum(statisticsGroups),
      parts: z.array(z.strictObject({ name: z.string(), count: z.int().min(smallestShown) })).min(2),
    }),
  ),
  lifecycle: z.enum(['active', 'merged', 'dissolved']),
  mergedIntoId: id.nullable(),
  formerNames: z.array(z.strictObject({ name: z.string(), until: date.nullable() })),
})

export const overviewRecord = z.strictObject({
  type: z.literal('overview'),
  id,
  organizationId: id,
  summary: z.string().nullable(),
  body: z.string(),
  bodyPictures: z.array(bodyPictureSchema),
  leaders: z.array(
    z.strictObject({
      post: z.string(),
      /** Null without the person's consent: the post is shown, the name is not. */
      name: z.string().nullable(),
      portrait: pictureSchema.nullable(),
    }),
  ),
  cover: pictureSchema.nullable(),
  roomPhotos: z.array(pictureSchema),
  confirmedOn: date.nullable(),
  /** Later of publication and confirmation. */
  updatedAt: instant,
})

const entryFields = {
  id,
  publicId: z.string().regex(/^[a-z0-9]{10}$/),
  title: z.string(),
  shortTitle: z.string().nullable(),
  columnKey: z.string(),
  /** What lists, archives, PubDate and the year in the address follow. */
  listedAt: listed,
  /** When the published version was last written. */
  updatedAt: instant,
  summary: z.string(),
  body: z.string(),
  bodyPictures: z.array(bodyPictureSchema),
  cover: pictureSchema.nullable(),
  attachments: z.array(attachmentSchema),
  pinned: z.boolean(),
}

export const articleRecord = z.strictObject({
  type: z.literal('article'),
  ...entryFields,
  sourceName: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  originalTitle: z.string().nullable(),
  documentNumber: z.string().nullable(),
  issuedOn: date.nullable(),
})

export const activityRecord = z.strictObject({
  type: z.literal('activity'),
  ...entryFields,
  organizationId: id,
  occurredOn: date.nullable(),
  author: z.string().nullable(),
  photos: z.array(pictureSchema),
  meeting: z
    .strictObject({
      kind: z.enum(['党员大会', '支委会', '党小组会', '党课', '主题党日', '组织生活会', '民主评议']),
      attendance: z.int().nonnegative().nullable(),
      expected: z.int().nonnegative().nullable(),
    })
    .nullable(),
  progress: z
    .strictObject({
      percent: z.int().min(0).max(100),
      stage: z.string().nullable(),
      before: pictureSchema.nullable(),
      after: pictureSchema.nullable(),
    })
    .nullable(),
})

export const redirectRecord = z.strictObject({
  type: z.literal('redirect'),
  id,
  from: z.string().startsWith('/'),
  to: z.string().nullable(),
  responseCode: z.union([z.literal(301), z.literal(410)]),
})

/** Words that a search takes for each other. No page shows them. */
export const synonymRecord = z.strictObject({
  type: z.literal('synonym'),
  id,
  words: z.array(z.string().min(1).max(longestSynonym)).min(fewestSynonyms),
})

export const publicRecord = z.discriminatedUnion('type', [
  siteSettingRecord,
  columnRecord,
  organizationRecord,
  overviewRecord,
  articleRecord,
  activityRecord,
  redirectRecord,
  synonymRecord,
])

export type Picture = z.infer<typeof pictureSchema>
export type BodyPicture = z.infer<typeof bodyPictureSchema>
export type Attachment = z.infer<typeof attachmentSchema>
export type SiteSettingRecord = z.infer<typeof siteSettingRecord>
export type ColumnRecord = z.infer<typeof columnRecord>
export type OrganizationRecord = z.infer<typeof organizationRecord>
export type OverviewRecord = z.infer<typeof overviewRecord>
export type ArticleRecord = z.infer<typeof articleRecord>
export type ActivityRecord = z.infer<typeof activityRecord>
export type RedirectRecord = z.infer<typeof redirectRecord>
export type SynonymRecord = z.infer<typeof synonymRecord>
export type PublicRecord = z.infer<typeof publicRecord>
export type PublicRecordType = PublicRecord['type']
export type EntryRecord = ArticleRecord | ActivityRecord

/** Every media file (derivatives and attachments) that a record makes public, each name once, sorted. */
export function mediaNames(record: PublicRecord): string[] {
  const names = [...picturesOf(record).flatMap(namesOf), ...attachmentsOf(record), ...picturesInHtml(htmlOf(record))]
  return [...new Set(names)].sort()
}

const namesOf = (picture: BodyPicture | null): string[] =>
  picture?.sources.flatMap(({ name, avif }) => (avif ? [name, avif] : [name])) ?? []

function picturesOf(record: PublicRecord): (BodyPicture | null)[] {
  if (record.type !== 'overview' && record.type !== 'article' && record.type !== 'activity') return []
  const shown = [record.cover, ...record.bodyPictures]
  if (record.type === 'article') return shown
  if (record.type === 'overview') {
    return [...shown, ...record.roomPhotos, ...record.leaders.map(({ portrait }) => portrait)]
  }
  return [...shown, ...record.photos, record.progress?.before ?? null, record.progress?.after ?? null]
}

const attachmentsOf = (record: PublicRecord): string[] =>
  record.type === 'article' || record.type === 'activity' ? record.attachments.map(({ name }) => name) : []

function htmlOf(record: PublicRecord): string {
  if (record.type === 'site-setting') return record.about ?? ''
  return 'body' in record ? record.body : ''
}
