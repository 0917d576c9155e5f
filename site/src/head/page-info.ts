import type { ColumnRecord } from '@huoye/content-types'

/** What a page says of itself; the layout turns it into title, meta tags, breadcrumbs and JSON-LD. */
export type PageInfo = {
  /** The heading of the page; the county home has none of its own. */
  title: string | null
  /** What stands between the title and the site's name in the window's title. */
  within?: string
  description?: string | null
  /** Its key in the main navigation. */
  section: string | null
  /** The pages above this one, without the county home. */
  trail: readonly { href: string; title: string }[]
  /** The day its content was last updated, yyyy-MM-dd. */
  updatedOn: string | null
  column?: { name: string; description: string | null; type: string }
  article?: {
    title: string
    publishedAt: string
    updatedAt: string
    source: string | null
    author: string | null
    picture: string | null
  }
  /** An RSS feed of exactly this page. */
  feed?: { href: string; title: string }
  /** False for pages that are no destination, such as 404. */
  canonical?: boolean
  /** The search page has a box of its own. */
  searchBox?: boolean
}

const columnTypes: Readonly<Record<ColumnRecord['profile'], string>> = {
  none: '工作动态',
  document: '政策文件',
  meeting: '工作动态',
  progress: '工作动态',
}

/** ColumnType of a listing, by the column's profile (政府网站网页标签规范). */
export const columnType = (key: string, profile: ColumnRecord['profile']): string =>
  key === 'notices' ? '通知公告' : columnTypes[profile]
