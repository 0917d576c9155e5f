import type { ComponentDefinition } from '../define/field.ts'
import { snapshotObjections } from '../statistics/entered.ts'

export const leaderPosts = [
  '书记',
  '副书记',
  '组织委员',
  '宣传委员',
  '纪检委员',
  '统战委员',
  '委员',
  '党小组组长',
  '驻村第一书记',
] as const

export const meetingKinds = ['党员大会', '支委会', '党小组会', '党课', '主题党日', '组织生活会', '民主评议'] as const

export const leader: ComponentDefinition = {
  name: 'leader',
  label: '班子成员',
  fields: {
    post: { kind: 'choice', label: '职务', choices: leaderPosts, required: true, disclosure: 'public' },
    person: {
      kind: 'relation',
      label: '人员',
      target: 'person',
      hint: '没有本人书面同意的，公开页面只显示职务。',
      disclosure: 'public',
    },
  },
}

export const meeting: ComponentDefinition = {
  name: 'meeting',
  label: '会议情况',
  fields: {
    kind: { kind: 'choice', label: '类型', choices: meetingKinds, required: true, disclosure: 'public' },
    expected: { kind: 'integer', label: '应到人数', min: 0, max: 9999, disclosure: 'public' },
    attendance: { kind: 'integer', label: '实到人数', min: 0, max: 9999, disclosure: 'public' },
  },
}

export const progress: ComponentDefinition = {
  name: 'progress',
  label: '进展',
  fields: {
    percent: { kind: 'integer', label: '进度（百分比）', min: 0, max: 100, required: true, disclosure: 'public' },
    stage: { kind: 'text', label: '所处阶段', max: 40, disclosure: 'public' },
    before: { kind: 'picture', label: '之前的照片', disclosure: 'public' },
    after: { kind: 'picture', label: '现在的照片', disclosure: 'public' },
  },
}

const count = (label: string, hint?: string) =>
  ({ kind: 'integer', label, ...(hint ? { hint } : {}), min: 0, max: 99999, disclosure: 'department' }) as const

/**
 * A dated count of members, by the groups of the published 党内统计 tables. The total is public. The counts are the department's:
 * what of them the county opens leaves by `disclosedStatistics` alone, never as it stands here.
 */
export const statistics: ComponentDefinition = {
  name: 'statistics',
  label: '党员统计',
  together: snapshotObjections,
  fields: {
    takenOn: {
      kind: 'date',
      label: '统计日期',
      hint: '每统计一次添一份；公开页面只用日期最新的。',
      required: true,
      disclosure: 'public',
    },
    total: {
      ...count('党员总数', '对社会公开。其余各项县里开放了才公开，不到5人的自动合并。'),
      required: true,
      disclosure: 'public',
    },
    fullMembers: count('正式党员', '与预备党员合计应等于党员总数。'),
    probationary: count('预备党员'),
    partyGroups: count('党小组数', '不公开。'),
    female: count('女党员', '没有统计的组留空，不要填0。'),
    minority: count('少数民族党员'),
    collegeAndAbove: count('大专及以上学历'),
    age30AndUnder: count('30岁及以下', '八个年龄段合计应等于党员总数；个别人不清楚的，可以少1%。'),
    age31To35: count('31至35岁'),
    age36To40: count('36至40岁'),
    age41To45: count('41至45岁'),
    age46To50: count('46至50岁'),
    age51To55: count('51至55岁'),
    age56To60: count('56至60岁'),
    age61AndOver: count('61岁及以上'),
    workers: count('工人（工勤技能人员）', '八类职业合计应等于党员总数。'),
    farmers: count('农牧渔民'),
    professionals: count('专业技术人员'),
    managers: count('管理人员'),
    officials: count('党政机关工作人员'),
    students: count('学生'),
    otherOccupations: count('其他职业人员'),
    retired: count('离退休人员'),
    joinedBefore1949: count('新中国成立前入党', '四个入党时间合计应等于党员总数。'),
    joined1949To1978: count('新中国成立后至十一届三中全会前入党', '1949年10月至1978年12月。'),
    joined1978To2012: count('十一届三中全会后至十八大前入党', '1978年12月至2012年11月。'),
    joinedSince2012: count('十八大以来入党'),
  },
}

export const history: ComponentDefinition = {
  name: 'history',
  label: '沿革',
  fields: {
    name: { kind: 'text', label: '曾用名称', max: 80, disclosure: 'public' },
    parentName: { kind: 'text', label: '曾隶属', max: 80, disclosure: 'department' },
    until: { kind: 'date', label: '截止日期', disclosure: 'public' },
  },
}

export const components: readonly ComponentDefinition[] = [leader, meeting, progress, statistics, history]
