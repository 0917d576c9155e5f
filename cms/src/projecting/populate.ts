import type { PublicRecordType } from '@huoye/content-types'

/** How far each document is populated: as far as its projection looks, and no further. */
export const populateOf: Readonly<Record<PublicRecordType, Record<string, unknown>>> = {
  'site-setting': {},
  column: { parent: { select: ['documentId', 'key'] } },
  organization: {
    parent: { select: ['documentId'] },
    mergedInto: { select: ['documentId'] },
    statistics: true,
    history: true,
  },
  overview: {
    organization: { select: ['documentId'] },
    leaders: { populate: { person: { populate: { portrait: true } } } },
    cover: true,
    roomPhotos: true,
    bodyPictures: true,
  },
  article: { column: { select: ['documentId', 'key'] }, cover: true, bodyPictures: true, attachments: true },
  activity: {
    organization: { select: ['documentId'] },
    column: { select: ['documentId', 'key'] },
    exemplar: { select: ['documentId', 'consentGivenOn', 'consentWithdrawnOn'] },
    cover: true,
    photos: true,
    bodyPictures: true,
    attachments: true,
    meeting: true,
    progress: { populate: { before: true, after: true } },
  },
  redirect: {},
  synonym: {},
}

/** In this order a consumer has met what a record refers to before it meets the record. */
export const publicTypes: readonly PublicRecordType[] = [
  'site-setting',
  'column',
  'organization',
  'overview',
  'article',
  'activity',
  'redirect',
  'synonym',
]

export const isPublicType = (type: string): type is PublicRecordType => Object.hasOwn(populateOf, type)
