import type { CountName } from '../statistics/groups.ts'

/**
 * Documents as the CMS stores them, published version, relations populated as far as the projection needs.
 * Everything may be missing: storage is older than its definition more often than not.
 */
type Maybe<T> = T | null | undefined
type Instant = Maybe<string | Date>

export type StoredFile = {
  name: string
  alternativeText?: Maybe<string>
  caption?: Maybe<string>
  ext?: Maybe<string>
  /** Kilobytes, as Strapi stores it. */
  size?: Maybe<number>
  provider_metadata?: Maybe<{
    picture?: {
      width: number
      height: number
      color: string
      sources: { name: string; width: number; height: number; avif?: string }[]
    }
    attachment?: { name: string; format: string; bytes: number }
  }>
}

export type StoredReference = { documentId: string }

export type StoredPerson = {
  documentId: string
  name?: Maybe<string>
  portrait?: Maybe<StoredFile>
  consentGivenOn?: Maybe<string>
  consentWithdrawnOn?: Maybe<string>
}

export type StoredColumn = {
  documentId: string
  key?: Maybe<string>
  title?: Maybe<string>
  slug?: Maybe<string>
  parent?: Maybe<StoredReference & { key?: Maybe<string> }>
  order?: Maybe<number>
  description?: Maybe<string>
  profile?: Maybe<string>
  limit?: Maybe<string>
  limitOn?: Maybe<boolean>
  appliesTo?: Maybe<string[]>
  disclosure?: Maybe<string>
  lifecycle?: Maybe<string>
}

type StoredStatistics = { takenOn?: Maybe<string>; total?: Maybe<number> } & { [Name in CountName]?: Maybe<number> }

export type StoredOrganization = {
  documentId: string
  code?: Maybe<string>
  name?: Maybe<string>
  shortName?: Maybe<string>
  slug?: Maybe<string>
  kind?: Maybe<string>
  form?: Maybe<string>
  category?: Maybe<string>
  parent?: Maybe<StoredReference>
  order?: Maybe<number>
  establishedOn?: Maybe<string>
  electedOn?: Maybe<string>
  address?: Maybe<string>
  officePhone?: Maybe<string>
  hasActivityRoom?: Maybe<boolean>
  statistics?: Maybe<StoredStatistics[]>
  lifecycle?: Maybe<string>
  mergedInto?: Maybe<StoredReference>
  history?: Maybe<{ name?: Maybe<string>; until?: Maybe<string> }[]>
}

export type StoredOverview = {
  documentId: string
  organization?: Maybe<StoredReference>
  summary?: Maybe<string>
  body?: Maybe<string>
  bodyPictures?: Maybe<StoredFile[]>
  leaders?: Maybe<{ post?: Maybe<string>; person?: Maybe<StoredPerson> }[]>
  cover?: Maybe<StoredFile>
  roomPhotos?: Maybe<StoredFile[]>
  confirmedOn?: Maybe<string>
  updatedAt?: Instant
}

type StoredEntry = {
  documentId: string
  publicId?: Maybe<string>
  title?: Maybe<string>
  shortTitle?: Maybe<string>
  column?: Maybe<{ key?: Maybe<string> }>
  listedAt?: Instant
  updatedAt?: Instant
  summary?: Maybe<string>
  body?: Maybe<string>
  bodyPictures?: Maybe<StoredFile[]>
  cover?: Maybe<StoredFile>
  attachments?: Maybe<StoredFile[]>
  pinned?: Maybe<boolean>
  disclosure?: Maybe<string>
}

export type StoredArticle = StoredEntry & {
  sourceName?: Maybe<string>
  sourceUrl?: Maybe<string>
  originalTitle?: Maybe<string>
  documentNumber?: Maybe<string>
  issuedOn?: Maybe<string>
  takeDownAt?: Instant
}

export type StoredActivity = StoredEntry & {
  organization?: Maybe<StoredReference>
  occurredOn?: Maybe<string>
  author?: Maybe<string>
  photos?: Maybe<StoredFile[]>
  exemplar?: Maybe<StoredPerson>
  meeting?: Maybe<{ kind?: Maybe<string>; attendance?: Maybe<number>; expected?: Maybe<number> }>
  progress?: Maybe<{
    percent?: Maybe<number>
    stage?: Maybe<string>
    before?: Maybe<StoredFile>
    after?: Maybe<StoredFile>
  }>
}

export type StoredSiteSetting = { documentId: string } & Record<string, unknown>

export type StoredRedirect = {
  documentId: string
  from?: Maybe<string>
  to?: Maybe<string>
  responseCode?: Maybe<string>
}

export type StoredSynonym = { documentId: string; words?: Maybe<string> }

export type StoredDocument =
  | { type: 'site-setting'; document: StoredSiteSetting }
  | { type: 'column'; document: StoredColumn }
  | { type: 'organization'; document: StoredOrganization }
  | { type: 'overview'; document: StoredOverview }
  | { type: 'article'; document: StoredArticle }
  | { type: 'activity'; document: StoredActivity }
  | { type: 'redirect'; document: StoredRedirect }
  | { type: 'synonym'; document: StoredSynonym }
