import { addresses } from '@huoye/content-types'
import type { RecordStore } from '../reads/recording.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'

/** A document by type and documentId. */
export type DocumentReference = { type: string; id: string }

/** The document whose page an address is; null for pages of the site as a whole, such as the county home. */
export function ownerOf(path: string, replica: Pick<ReplicaFile, 'store' | 'usersOfMedia'>): DocumentReference | null {
  const [first, second = '', third] = path.split('/').filter((part) => part !== '')
  const { store } = replica
  const found = (): DocumentReference | null => {
    if (first === 'articles') return store.withField('article', 'publicId', third ?? '')[0] ?? null
    if (first === 'activities') return store.withField('activity', 'publicId', third ?? '')[0] ?? null
    if (first === 'branches') return branchDocument(second, third === 'overview', store)
    if (first === 'b') return store.withField('organization', 'code', second)[0] ?? null
    if (first === 'media') return replica.usersOfMedia(second)[0] ?? null
    return columnAt(path, store)
  }
  const document = found()
  return document && { type: document.type, id: document.id }
}

function branchDocument(slug: string, overview: boolean, store: RecordStore): DocumentReference | null {
  const organization = store.withField('organization', 'slug', slug)[0]
  if (!organization) return null
  return (overview && store.withField('overview', 'organizationId', organization.id)[0]) || organization
}

/** The column whose listing the address is, or a month of it: /spirit/central-spirit/2026-11/ is not that of /spirit/. */
function columnAt(path: string, store: RecordStore): DocumentReference | null {
  const listings = store
    .list('column')
    .map((column) => ({ column, listing: addresses.columnListing(column) }))
    .filter(({ listing }) => path.startsWith(listing))
    .sort((left, right) => right.listing.length - left.listing.length)
  return listings[0]?.column ?? null
}
