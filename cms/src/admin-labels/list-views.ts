import type { ComponentName, DocumentTypeName } from '@huoye/content-types'

type ListView = { columns: readonly string[]; sortBy: string; order: 'ASC' | 'DESC'; pageSize: 10 | 20 | 50 | 100 }

/** What the lists of the panel show, and in which order they open. */
export const listViews: Readonly<Record<DocumentTypeName, ListView>> = {
  activity: {
    columns: ['title', 'organization', 'column', 'updatedAt'],
    sortBy: 'updatedAt',
    order: 'DESC',
    pageSize: 20,
  },
  article: {
    columns: ['title', 'column', 'sourceName', 'updatedAt'],
    sortBy: 'updatedAt',
    order: 'DESC',
    pageSize: 20,
  },
  overview: {
    columns: ['title', 'organization', 'confirmedOn', 'updatedAt'],
    sortBy: 'updatedAt',
    order: 'DESC',
    pageSize: 20,
  },
  organization: { columns: ['name', 'code', 'category', 'parent'], sortBy: 'code', order: 'ASC', pageSize: 50 },
  person: { columns: ['name', 'consentGivenOn', 'consentWithdrawnOn'], sortBy: 'name', order: 'ASC', pageSize: 50 },
  column: { columns: ['title', 'parent', 'limit', 'lifecycle'], sortBy: 'order', order: 'ASC', pageSize: 50 },
  'site-setting': { columns: ['siteName'], sortBy: 'siteName', order: 'ASC', pageSize: 10 },
  redirect: { columns: ['from', 'to', 'responseCode'], sortBy: 'from', order: 'ASC', pageSize: 50 },
  synonym: { columns: ['words', 'updatedAt'], sortBy: 'updatedAt', order: 'DESC', pageSize: 50 },
}

/** The field that names one component in a folded row. */
export const componentTitles: Readonly<Record<ComponentName, string>> = {
  leader: 'post',
  meeting: 'kind',
  progress: 'stage',
  statistics: 'takenOn',
  history: 'name',
}

/** What Strapi keeps for every document, in Chinese. */
export const systemLabels: Readonly<Record<string, string>> = {
  id: '序号',
  documentId: '内部编号',
  createdAt: '创建时间',
  updatedAt: '修改时间',
  createdBy: '创建人',
  updatedBy: '修改人',
  publishedAt: '发布时间',
}
