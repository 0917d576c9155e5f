import { addresses, type PublicRecord } from '@huoye/content-types'
import type { RecordStore } from '../reads/recording.ts'

/** Where a record is to be seen first, for its editor; null for what has no page of its own. */
export function recordAddress(record: PublicRecord, store: RecordStore): string | null {
  switch (record.type) {
    case 'article':
    case 'activity':
      return addresses.entry(record)
    case 'organization':
      return addresses.branchHome(record.slug)
    case 'overview': {
      const organization = store.get('organization', record.organizationId)
      return organization && addresses.branchOverview(organization.slug)
    }
    case 'column':
      return addresses.columnListing(record)
    case 'redirect':
      return record.from
    case 'site-setting':
      return addresses.countyHome
    case 'synonym':
      return null
  }
}
