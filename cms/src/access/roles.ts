import { type DocumentTypeName, documentTypes, uidOf } from '@huoye/content-types'
import { operateSite, withdrawDocuments } from '../operations/contract.ts'
import { seeHeld } from '../publishing/held-contract.ts'
import { seeSearches } from '../searches/contract.ts'

const contentActions = ['create', 'read', 'update', 'delete', 'publish'] as const
type ContentAction = (typeof contentActions)[number]

export type Role = {
  code: string
  name: string
  description: string
  /** What the role may do with documents of each type. */
  content: Partial<Record<DocumentTypeName, readonly ContentAction[]>>
  /** Actions of plugins, without a document type. */
  tools: readonly string[]
}

const everything = contentActions
const reading = ['read'] as const

export const mediaLibrary = [
  'plugin::upload.read',
  'plugin::upload.assets.create',
  'plugin::upload.assets.update',
  'plugin::upload.assets.download',
  'plugin::upload.assets.copy-link',
] as const

/** The roles that a new county starts with, beside Strapi's super administrator. An administrator changes them in the admin afterwards. */
export const roles: readonly Role[] = [
  {
    code: 'webmaster',
    name: '网站管理员',
    description: '管理全部内容、栏目、党组织和网站设置',
    content: {
      activity: everything,
      article: everything,
      overview: everything,
      organization: everything,
      person: everything,
      column: everything,
      'site-setting': everything,
      redirect: everything,
      synonym: everything,
    },
    tools: [...mediaLibrary, seeHeld, operateSite, withdrawDocuments, seeSearches],
  },
  {
    code: 'county-editor',
    name: '县级编辑',
    description: '撰写和发布三级精神、党建要闻和通知公告',
    content: { article: everything, synonym: everything, column: reading, organization: reading },
    tools: mediaLibrary,
  },
]

/** A role's permissions on documents as pairs of Strapi's action and subject. */
export function contentGrants(role: Role): { action: string; subject: string }[] {
  return documentTypes.flatMap(({ name }) =>
    (role.content[name] ?? []).map((action) => ({
      action: `plugin::content-manager.explorer.${action}`,
      subject: uidOf(name),
    })),
  )
}
