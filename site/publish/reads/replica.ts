import type { ActivityRecord, EntryRecord, PublicRecord, PublicRecordType } from '@huoye/content-types'

export type RecordOf<Type extends PublicRecordType> = Extract<PublicRecord, { type: Type }>

/** Fields that one record can be found by. `overview.organizationId` is unique because a branch has one overview. */
export const uniqueFields = {
  'site-setting': [],
  column: ['key', 'slug'],
  organization: ['slug', 'code'],
  overview: ['organizationId'],
  article: ['publicId'],
  activity: ['publicId'],
  redirect: ['from'],
  synonym: [],
} as const satisfies Record<PublicRecordType, readonly string[]>

/** Fields that several records share and that can be asked for with `where`. */
export const sharedFields = {
  column: ['parentKey'],
  organization: ['parentId', 'mergedIntoId'],
} as const satisfies Partial<Record<PublicRecordType, readonly string[]>>

export type UniqueField<Type extends PublicRecordType> = (typeof uniqueFields)[Type][number]
export type SharedType = keyof typeof sharedFields
export type SharedField<Type extends SharedType> = (typeof sharedFields)[Type][number]
/** Types few enough to be read whole. */
export type ListedType = 'column' | 'organization' | 'redirect' | 'site-setting'

/** What lists show of an article or activity: the record without its body, attachments and photos. */
export type EntryCard = {
  type: EntryRecord['type']
  id: string
  publicId: string
  title: string
  shortTitle: string | null
  columnKey: string
  /** Null for articles, which belong to the county. */
  organizationId: string | null
  listedAt: string
  occurredOn: string | null
  summary: string
  cover: EntryRecord['cover']
  photoCount: number
  attachmentCount: number
  pinned: boolean
  meeting: ActivityRecord['meeting']
  percent: number | null
  sourceName: string | null
  documentNumber: string | null
  issuedOn: string | null
}

/** Where an entry stands, without anything that it says. */
export type EntryPlace = Pick<EntryCard, 'type' | 'publicId' | 'listedAt' | 'columnKey' | 'organizationId'>

/** Which entries: all, one type, one or several columns, one organization, or columns of one organization. */
export type EntryScope =
  | { readonly pinned?: true }
  | { readonly type: EntryRecord['type']; readonly pinned?: true }
  | { readonly column: string; readonly organization?: string; readonly pinned?: true }
  | { readonly columns: readonly string[]; readonly organization?: string; readonly pinned?: true }
  | { readonly organization: string; readonly pinned?: true }

/** A place in every list: `listedAt|publicId`. */
export type SortKey = string
export const sortKey = (entry: { listedAt: string; publicId: string }): SortKey => `${entry.listedAt}|${entry.publicId}`

export type EntriesQuery = {
  readonly scope: EntryScope
  /** newest (default): latest `listedAt` first. */
  readonly order?: 'newest' | 'oldest'
  readonly limit?: number
  /** Entries to skip from the start of the order, for numbered pages. */
  readonly offset?: number
  /** Start behind this place, which need not exist. */
  readonly after?: SortKey
  /** yyyy-MM or yyyy-MM-dd in China: only entries listed then. */
  readonly within?: string
}

/**
 * All that a page can know of the content. Every method remembers what it looked at,
 * so that a later change finds exactly the reads that could come out differently.
 */
export interface Replica {
  /** One record by its documentId. */
  get<Type extends PublicRecordType>(type: Type, id: string): RecordOf<Type> | null
  /** One record by a unique field. */
  find<Type extends PublicRecordType>(type: Type, field: UniqueField<Type>, value: string): RecordOf<Type> | null
  /** All records with that value (null: without a value), ordered by documentId. */
  where<Type extends SharedType>(type: Type, field: SharedField<Type>, value: string | null): RecordOf<Type>[]
  /** All records of a small type, ordered by documentId. Any change of any of them runs the read again. */
  list<Type extends ListedType>(type: Type): RecordOf<Type>[]
  /** Cards in order. Without `limit` it depends on everything in the scope: give `limit` or `within`. */
  entries(query: EntriesQuery): EntryCard[]
  /** As `entries`, for who needs addresses only: a hundred times cheaper by the entry. */
  places(query: EntriesQuery): EntryPlace[]
  /** The entries beside one in a scope; null at the ends. The entry itself need not exist any more. */
  neighbours(scope: EntryScope, of: { listedAt: string; publicId: string }): Neighbours
  /** Whether there is any entry. Asking so, rather than for one entry, is not asked again with every publish. */
  has(scope: EntryScope): boolean
  /** Months with at least one entry, newest first, as yyyy-MM. */
  months(scope: EntryScope): string[]
  /** Days with at least one entry in a month, newest first, as yyyy-MM-dd. */
  days(scope: EntryScope, month: string): string[]
  /** How many entries a month or day (or, without one, the scope) has. A number that every publish changes: use with care. */
  count(scope: EntryScope, within?: string): number
  /** The day in China, yyyy-MM-dd. Runs the read again at every midnight. */
  today(): string
}

export type Neighbours = { newer: EntryCard | null; older: EntryCard | null }
