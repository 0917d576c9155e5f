import type { DocumentTypeDefinition } from '../define/field.ts'

export const redirect: DocumentTypeDefinition = {
  name: 'redirect',
  plural: 'redirects',
  drafts: false,
  label: '网址转向',
  description: '旧网址去哪里：转到新网址（301），或者已经撤下（410）',
  disclosure: 'public',
  mainField: 'from',
  fields: {
    from: {
      kind: 'text',
      label: '旧网址',
      hint: '以 / 开头。',
      max: 200,
      pattern: /^\/[^\s?#]*$/,
      required: true,
      unique: true,
      disclosure: 'public',
    },
    to: {
      kind: 'text',
      label: '新网址',
      hint: '以 / 开头；已撤下的不填。',
      max: 200,
      pattern: /^\/[^\s?#]*$/,
      disclosure: 'public',
    },
    responseCode: {
      kind: 'choice',
      label: '方式',
      hint: 'moved 永久转向（301），gone 已撤下（410）。',
      choices: ['moved', 'gone'],
      initial: 'moved',
      required: true,
      disclosure: 'public',
    },
  },
}
