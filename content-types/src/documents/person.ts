import type { DocumentTypeDefinition } from '../define/field.ts'

export const person: DocumentTypeDefinition = {
  name: 'person',
  plural: 'people',
  drafts: false,
  label: '人员',
  description: '公开页面上出现的班子成员和学习标杆；不是登录帐号',
  disclosure: 'department',
  mainField: 'name',
  fields: {
    name: { kind: 'text', label: '姓名', max: 40, required: true, disclosure: 'department' },
    portrait: { kind: 'picture', label: '照片', disclosure: 'department' },
    consentGivenOn: {
      kind: 'date',
      label: '同意公开日期',
      hint: '本人书面同意的日期；不填则不公开姓名和照片。',
      disclosure: 'department',
    },
    consentForm: { kind: 'text', label: '同意形式', hint: '如“签字的书面同意书”。', max: 80, disclosure: 'department' },
    consentWithdrawnOn: {
      kind: 'date',
      label: '撤回同意日期',
      hint: '填写后姓名和照片立即从公开网站撤下。',
      disclosure: 'department',
    },
    remark: {
      kind: 'longText',
      label: '内部备注',
      hint: '只有后台能看到，不会公开。',
      max: 1000,
      disclosure: 'department',
    },
  },
}
