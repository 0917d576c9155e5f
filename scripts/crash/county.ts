import { addresses } from '@huoye/content-types'
import type { AdminApi } from '../harness/admin-api.ts'
import { publishedRecords } from '../harness/publishing-api.ts'
import { type Branch, columnField, makeBranch } from '../whole-system/branch.ts'

/** Where a test publishes: few enough places and documents for every list to show all of them. */
export interface County {
  readonly branches: readonly Place[]
  readonly columns: readonly Place[]
}

/** A branch or a column. `name` is its slug or key. */
export interface Place {
  readonly name: string
  readonly documentId: string
  readonly home: string
  readonly field: Branch['field']
}

const columnKeys = ['key-tasks', 'activity-venue']

/** Makes two branches, and finds two columns that ask for nothing but a title and a body. */
export async function makeCounty(api: AdminApi): Promise<County> {
  const branches: Place[] = []
  for (const name of ['hua-shu-cun', 'cha-shan-cun']) branches.push({ name, ...(await makeBranch(api, name)) })
  const columns: Place[] = []
  for (const name of columnKeys) {
    const field = await columnField(api, name)
    const home = addresses.columnListing({ key: name, slug: name, parentKey: 'improvement-year' })
    columns.push({ name, home, field, documentId: field.connect[0]?.documentId ?? '' })
  }
  return { branches, columns }
}

/** What readers are to see of one document: its revision, and in which places, by their order in the county. */
export interface Shown {
  readonly revision: number
  readonly branch: number
  readonly column: number
}

/** The title by which a document and its revision are found again wherever they are listed. */
export const titleOf = (number: number, revision: number): string => `第${number}号通报第${revision}稿`

export function readTitle(text: string): { number: number; revision: number } | null {
  const [, number, revision] = /第(\d+)号通报第(\d+)稿/.exec(text) ?? []
  return number === undefined ? null : { number: Number(number), revision: Number(revision) }
}

/** What the CMS says is published: by document, what readers are to see and where. Read with the publisher's own secret. */
export async function publishedIn(
  county: County,
  system: { readonly cmsUrl: string; readonly dataDir: string },
): Promise<Map<string, { shown: Shown; path: string }>> {
  const published = new Map<string, { shown: Shown; path: string }>()
  for (const record of await publishedRecords(system)) {
    if (record.type !== 'activity') continue
    const shown = {
      revision: readTitle(record.title)?.revision ?? 0,
      branch: county.branches.findIndex(({ documentId }) => documentId === record.organizationId),
      column: county.columns.findIndex(({ name }) => name === record.columnKey),
    }
    published.set(record.id, { shown, path: addresses.activity(record) })
  }
  return published
}
