import type { DocumentTypeDefinition } from '../define/field.ts'
import { entryBody, entryHead, entryRecord } from './entry-fields.ts'

export const article: DocumentTypeDefinition = {
  name: 'article',
  plural: 'articles',
  drafts: true,
  label: '县级文章',
  description: '三级精神、党建要闻和通知公告',
  disclosure: 'public',
  mainField: 'title',
  fields: {
    ...entryHead,
    column: {
      kind: 'relation',
      label: '栏目',
      target: 'column',
      hint: '三级精神、党建要闻或通知公告。',
      required: true,
      disclosure: 'public',
    },
    ...entryBody,
    sourceName: { kind: 'text', label: '来源', hint: '发文机关或转载来源。', max: 80, disclosure: 'public' },
    sourceUrl: { kind: 'text', label: '来源网址', max: 500, pattern: /^https?:\/\/\S+$/, disclosure: 'public' },
    originalTitle: { kind: 'text', label: '原文标题', max: 200, disclosure: 'public' },
    documentNumber: { kind: 'text', label: '文号', max: 60, disclosure: 'public' },
    issuedOn: { kind: 'date', label: '成文日期', disclosure: 'public' },
    takeDownAt: {
      kind: 'datetime',
      label: '撤下时间',
      hint: '到时间自动撤下；一般的文章不填。',
      disclosure: 'department',
    },
    ...entryRecord,
  },
}
