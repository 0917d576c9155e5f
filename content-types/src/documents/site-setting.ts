import type { DocumentTypeDefinition, Field } from '../define/field.ts'
import { openingObjections } from '../statistics/entered.ts'
import { statisticsGroups } from '../statistics/groups.ts'

const text = (label: string, hint: string, max = 80): Field => ({
  kind: 'text',
  label,
  hint,
  max,
  disclosure: 'public',
})

export const siteSetting: DocumentTypeDefinition = {
  name: 'site-setting',
  plural: 'site-settings',
  single: true,
  drafts: false,
  label: '网站设置',
  description: '站名、主办单位、备案号和公开程度',
  disclosure: 'public',
  mainField: 'siteName',
  together: openingObjections,
  fields: {
    siteName: { ...text('网站名称', '显示在每页顶部。', 40), required: true },
    tagline: text('副标题', '站名下的一句话。'),
    countyName: text('县（区）名称', '如“紫阳县”。', 40),
    siteDomain: text('网站域名', '如 www.example.gov.cn。'),
    siteIdCode: text('网站标识码', '十位数字；没有就不填。', 20),
    partySiteMark: {
      kind: 'longText',
      label: '党政机关网站标识代码',
      hint: '编办发放的标识编号；显示在页面底部居中。',
      max: 200,
      disclosure: 'public',
    },
    sponsor: text('主办单位', '如“中共某县委组织部”。'),
    organizer: text('承办单位', ''),
    contactPhone: text('联系电话', '公开的办公电话。', 40),
    contactEmail: text('联系邮箱', '公开的办公邮箱。'),
    contactAddress: text('联系地址', '', 120),
    icpNumber: text('ICP备案号', '没有就不填，页面上不显示。', 40),
    publicSecurityNumber: text('公安备案号', '没有就不填，页面上不显示。', 40),
    notice: text('全站提示', '显示在每页最上方；一般不填。', 120),
    about: { kind: 'html', label: '关于本站', max: 100_000, disclosure: 'public' },
    indexable: { kind: 'boolean', label: '允许搜索引擎收录', initial: false, disclosure: 'public' },
    demo: {
      kind: 'boolean',
      label: '演示数据',
      hint: '打开后每页显示“演示数据，非官方网站”，并且不被收录。',
      initial: false,
      disclosure: 'public',
    },
    freshnessDisclosure: {
      kind: 'choice',
      label: '更新台账公开程度',
      hint: 'none 不公开，aggregate 只公开汇总，full 逐个支部公开。',
      choices: ['none', 'aggregate', 'full'],
      initial: 'aggregate',
      required: true,
      disclosure: 'public',
    },
    countyStatistics: {
      kind: 'choices',
      label: '全县公开的党员统计',
      hint: '在“党内统计”页用图表公开全县这几组的人数，取自县委的最新一份党员统计。都不选，就只公开总数。',
      choices: statisticsGroups,
      disclosure: 'department',
    },
    branchStatistics: {
      kind: 'choices',
      label: '各支部公开的党员统计',
      hint: '在各支部的概况页公开。一组只能选在一处：全县和支部都公开，相减会算出没有公开的小数目。镇和党总支只公开总数。',
      choices: statisticsGroups,
      disclosure: 'department',
    },
  },
}
