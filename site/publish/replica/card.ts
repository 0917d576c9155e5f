import type { EntryRecord } from '@huoye/content-types'
import type { EntryCard } from '../reads/replica.ts'

/** The card of an entry. A change here needs a new `replicaVersion`. */
export function cardOf(record: EntryRecord): EntryCard {
  const activity = record.type === 'activity' ? record : null
  const article = record.type === 'article' ? record : null
  return {
    type: record.type,
    id: record.id,
    publicId: record.publicId,
    title: record.title,
    shortTitle: record.shortTitle,
    columnKey: record.columnKey,
    organizationId: activity?.organizationId ?? null,
    listedAt: record.listedAt,
    occurredOn: activity?.occurredOn ?? null,
    summary: record.summary,
    cover: record.cover,
    photoCount: activity?.photos.length ?? 0,
    attachmentCount: record.attachments.length,
    pinned: record.pinned,
    meeting: activity?.meeting ?? null,
    percent: activity?.progress?.percent ?? null,
    sourceName: article?.sourceName ?? null,
    documentNumber: article?.documentNumber ?? null,
    issuedOn: article?.issuedOn ?? null,
  }
}
