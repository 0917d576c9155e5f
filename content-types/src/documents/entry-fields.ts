import type { Field, Fields } from '../define/field.ts'

/** What a county article and a branch activity have in common, in the order of the form. */
export const entryHead: Fields = {
  title: {
    kind: 'text',
    label: '标题',
    hint: '写清时间和事情，最好在40字以内。',
    max: 200,
    required: true,
    disclosure: 'public',
  },
  shortTitle: { kind: 'text', label: '短标题', hint: '列表里标题太长时用；可以不填。', max: 40, disclosure: 'public' },
}

/** The files behind the pictures inside a body, linked when it is written, so that they are published like any other picture. */
export const bodyPictures: Field = {
  kind: 'pictures',
  label: '正文图片',
  serverSet: true,
  hidden: true,
  disclosure: 'public',
}

export const entryBody = {
  body: { kind: 'html', label: '正文', max: 1_500_000, required: true, disclosure: 'public' },
  summary: { kind: 'longText', label: '摘要', hint: '一两句话；不填则取正文开头。', max: 300, disclosure: 'public' },
  cover: { kind: 'picture', label: '封面图', disclosure: 'public' },
  attachments: { kind: 'files', label: '附件', hint: 'PDF、Word、Excel 或压缩包。', disclosure: 'public' },
} as const satisfies Fields

/** Kept by the server: identity, first publication and the date that readers see. */
export const entryRecord: Fields = {
  pinned: { kind: 'boolean', label: '置顶', initial: false, disclosure: 'public' },
  disclosure: {
    kind: 'choice',
    label: '公开范围',
    hint: 'public 社会公开，internal 党内公开，department 仅组织部门。',
    choices: ['public', 'internal', 'department'],
    initial: 'public',
    disclosure: 'department',
  },
  remark: {
    kind: 'longText',
    label: '内部备注',
    hint: '只有后台能看到，不会公开。',
    max: 1000,
    disclosure: 'department',
  },
  publicId: {
    kind: 'text',
    label: '公开编号',
    max: 10,
    pattern: /^[a-z0-9]{10}$/,
    unique: true,
    serverSet: true,
    disclosure: 'public',
  },
  firstPublishedAt: { kind: 'datetime', label: '首次发布时间', serverSet: true, disclosure: 'department' },
  listedAt: { kind: 'datetime', label: '列表日期', serverSet: true, disclosure: 'public' },
  bodyPictures,
  externalId: { kind: 'text', label: '导入编号', max: 120, serverSet: true, hidden: true, disclosure: 'department' },
  importBatch: { kind: 'text', label: '导入批次', max: 40, serverSet: true, hidden: true, disclosure: 'department' },
  importHash: { kind: 'text', label: '导入内容指纹', max: 64, serverSet: true, hidden: true, disclosure: 'department' },
}
