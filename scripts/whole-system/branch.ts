import { addresses } from '@huoye/content-types'
import type { AdminApi, AdminDocument } from '../harness/admin-api.ts'

/** One branch of a test county, and where its things are. */
export interface Branch {
  readonly documentId: string
  readonly home: string
  /** The field of a document that points to it. */
  readonly field: { connect: { documentId: string }[] }
}

/** Makes a village branch. */
export async function makeBranch(api: AdminApi, slug: string, more: Record<string, unknown> = {}): Promise<Branch> {
  const { documentId } = await api.create('organization', {
    code: `T${slug.replaceAll('-', '')}`,
    name: `中共${slug}支部委员会`,
    shortName: slug,
    slug,
    kind: '党支部',
    form: '正式',
    category: '农村',
    lifecycle: 'active',
    ...more,
  })
  return { documentId, home: addresses.branchHome(slug), field: { connect: [{ documentId }] } }
}

/** The field of a document that points to the column with this key. */
export async function columnField(api: AdminApi, key: string): Promise<{ connect: { documentId: string }[] }> {
  const [column] = await api.find('column', 'key', key)
  if (column === undefined) throw new Error(`the seed has a column ${key}`)
  return { connect: [{ documentId: column.documentId }] }
}

/** Where a published activity is. */
export function addressOf(published: AdminDocument): string {
  return addresses.activity({ publicId: String(published.publicId), listedAt: String(published.listedAt) })
}

/** The text of a page, without its marks. */
export const textOf = (html: string): string => html.replace(/<[^>]*>/g, '')
