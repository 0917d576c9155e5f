import { type DocumentTypeDefinition, documents, uidOf } from '@huoye/content-types'

type Start = { uid: string; title: string; note: string; create: string; list: string }

const start = (type: DocumentTypeDefinition, title: string, note: string): Start => {
  const uid = uidOf(type.name)
  const list = `/content-manager/collection-types/${uid}`
  return { uid, title, note, create: `${list}/create`, list }
}

/** What most people come to the panel for, most frequent first. */
export const starts: readonly Start[] = [
  start(documents.activity, '写支部动态', '组织生活、学习教育、重点任务，写好就能发布'),
  start(documents.article, '写县级文章', '三级精神、党建要闻、通知公告'),
  start(documents.overview, '写党支部概况', '支部基本情况、班子成员和活动阵地'),
]

type Permission = { action: string; subject?: string | null }

/** The starts that a person may begin with: those whose documents they may create. */
export function startsFor(permissions: readonly Permission[]): readonly Start[] {
  const mayCreate = new Set(
    permissions
      .filter(({ action }) => action === 'plugin::content-manager.explorer.create')
      .map(({ subject }) => subject),
  )
  return starts.filter(({ uid }) => mayCreate.has(uid))
}
