import { disclosureLabels } from '@huoye/content-types'

/** Chinese for the choices that are stored as English words, by field. Choices stored in Chinese name themselves. */
const byField: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  disclosure: disclosureLabels,
  profile: { none: '一般', document: '文件', meeting: '会议', progress: '进展' },
  holds: { article: '县级文章', activity: '支部动态', overview: '党支部概况' },
  lifecycle: { open: '正在使用', archived: '已归档', active: '正常', merged: '已合并', dissolved: '已撤销' },
  responseCode: { moved: '永久转向（301）', gone: '已撤下（410）' },
  freshnessDisclosure: { none: '不公开', aggregate: '只公开汇总', full: '逐个支部公开' },
}

/** How a choice of a field reads; the last part of a path such as `progress.stage` is the field. */
export function choiceLabel(path: string, value: string): string {
  return byField[path.split('.').at(-1) ?? '']?.[value] ?? value
}

/** Whether the field's choices need another name than the stored one. */
export const hasLabels = (field: string): boolean => field in byField
