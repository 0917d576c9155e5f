/**
 * The groups into which the published 党内统计 tables divide members, in the order of those tables, and what each is made
 * of. The names are those that a county opens groups by, and that readers see over a chart.
 */
export const statisticsGroups = ['性别', '民族', '学历', '年龄', '职业', '入党时间', '正式和预备'] as const
export type StatisticsGroup = (typeof statisticsGroups)[number]

/** A part of all members and the others, of whom no count is stored. */
type Share = {
  kind: 'share'
  part: { count: CountName; name: string }
  others: string
  /** A count of the others, where one is stored too. */
  stored?: CountName
}
/** Categories in an order, each from the end of the one before to its own; the first and the last are open. */
type Bands = {
  kind: 'bands'
  bands: readonly Band[]
  /** The name of everything from one limit to another; null where there is none. */
  name(from: string | null, to: string | null): string
}
type Band = { count: CountName; from: string | null; to: string | null }
/** Categories without an order; the last one holds whoever is in none of the others. */
type Kinds = { kind: 'kinds'; kinds: readonly { count: CountName; name: string }[] }

export type GroupShape = Share | Bands | Kinds

const ages: Bands = {
  kind: 'bands',
  bands: [
    { count: 'age30AndUnder', from: null, to: '30' },
    { count: 'age31To35', from: '31', to: '35' },
    { count: 'age36To40', from: '36', to: '40' },
    { count: 'age41To45', from: '41', to: '45' },
    { count: 'age46To50', from: '46', to: '50' },
    { count: 'age51To55', from: '51', to: '55' },
    { count: 'age56To60', from: '56', to: '60' },
    { count: 'age61AndOver', from: '61', to: null },
  ],
  name: (from, to) => (to === null ? `${from}岁及以上` : from === null ? `${to}岁及以下` : `${from}至${to}岁`),
}

const joined: Bands = {
  kind: 'bands',
  bands: [
    { count: 'joinedBefore1949', from: null, to: '新中国成立' },
    { count: 'joined1949To1978', from: '新中国成立', to: '十一届三中全会' },
    { count: 'joined1978To2012', from: '十一届三中全会', to: '十八大' },
    { count: 'joinedSince2012', from: '十八大', to: null },
  ],
  name: (from, to) => (to === null ? `${from}以来` : from === null ? `${to}前` : `${from}后至${to}前`),
}

const occupations: Kinds = {
  kind: 'kinds',
  kinds: [
    { count: 'workers', name: '工人（工勤技能人员）' },
    { count: 'farmers', name: '农牧渔民' },
    { count: 'professionals', name: '专业技术人员' },
    { count: 'managers', name: '管理人员' },
    { count: 'officials', name: '党政机关工作人员' },
    { count: 'students', name: '学生' },
    { count: 'retired', name: '离退休人员' },
    { count: 'otherOccupations', name: '其他职业人员' },
  ],
}

export const groupShapes: Readonly<Record<StatisticsGroup, GroupShape>> = {
  性别: { kind: 'share', part: { count: 'female', name: '女' }, others: '男' },
  民族: { kind: 'share', part: { count: 'minority', name: '少数民族' }, others: '汉族' },
  学历: { kind: 'share', part: { count: 'collegeAndAbove', name: '大专及以上' }, others: '大专以下' },
  年龄: ages,
  职业: occupations,
  入党时间: joined,
  正式和预备: {
    kind: 'share',
    part: { count: 'probationary', name: '预备党员' },
    others: '正式党员',
    stored: 'fullMembers',
  },
}

/** Fields of the component `statistics` that count members of a group. */
export type CountName =
  | 'fullMembers'
  | 'probationary'
  | 'female'
  | 'minority'
  | 'collegeAndAbove'
  | 'age30AndUnder'
  | 'age31To35'
  | 'age36To40'
  | 'age41To45'
  | 'age46To50'
  | 'age51To55'
  | 'age56To60'
  | 'age61AndOver'
  | 'workers'
  | 'farmers'
  | 'professionals'
  | 'managers'
  | 'officials'
  | 'students'
  | 'otherOccupations'
  | 'retired'
  | 'joinedBefore1949'
  | 'joined1949To1978'
  | 'joined1978To2012'
  | 'joinedSince2012'

/** One dated count of an organization's members, as it is stored. What was not counted is absent. */
export type Snapshot = { total: number } & { readonly [Name in CountName]?: number | null | undefined }

/** The fields that one group is counted by. */
export function countsOf(shape: GroupShape): CountName[] {
  switch (shape.kind) {
    case 'share':
      return [shape.part.count, ...(shape.stored ? [shape.stored] : [])]
    case 'bands':
      return shape.bands.map(({ count }) => count)
    case 'kinds':
      return shape.kinds.map(({ count }) => count)
  }
}

/**
 * How far the counts of a group may be from the total, which they need not reach exactly: what is not known of 1 % of the
 * members, at least of one, may be missing; more than the total can only come from rounding, of 1 % at most.
 */
export const tolerance = (total: number): { missing: number; excess: number } => ({
  missing: Math.ceil(total / 100),
  excess: Math.floor(total / 100),
})
