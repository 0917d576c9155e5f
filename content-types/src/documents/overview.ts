import type { DocumentTypeDefinition } from '../define/field.ts'
import { bodyPictures } from './entry-fields.ts'

export const overview: DocumentTypeDefinition = {
  name: 'overview',
  plural: 'overviews',
  drafts: true,
  label: '党支部概况',
  description: '一个党组织的基本情况，每个组织一份',
  disclosure: 'public',
  mainField: 'title',
  fields: {
    title: {
      kind: 'text',
      label: '名称',
      hint: '一般与党组织同名，只在后台使用。',
      max: 80,
      required: true,
      disclosure: 'department',
    },
    organization: { kind: 'relation', label: '党组织', target: 'organization', required: true, disclosure: 'public' },
    summary: { kind: 'longText', label: '摘要', max: 300, disclosure: 'public' },
    body: { kind: 'html', label: '正文', max: 1_500_000, required: true, disclosure: 'public' },
    leaders: { kind: 'component', label: '班子成员', component: 'leader', many: true, disclosure: 'public' },
    cover: { kind: 'picture', label: '封面图', disclosure: 'public' },
    roomPhotos: { kind: 'pictures', label: '活动场所照片', disclosure: 'public' },
    confirmedOn: {
      kind: 'date',
      label: '最近核对日期',
      hint: '内容没有变化时，改成今天再发布。',
      disclosure: 'public',
    },
    remark: {
      kind: 'longText',
      label: '内部备注',
      hint: '只有后台能看到，不会公开。',
      max: 1000,
      disclosure: 'department',
    },
    bodyPictures,
  },
}
