/**
 * The column tree that a new county starts with. It is data: a webmaster changes it in the admin afterwards.
 * `limit` is how long a column may stay quiet: `days:N`, or `monthly` (one meeting each calendar month);
 * `limitOn` says whether the limit is in force from the start or a preset that the county may switch on.
 */
export type ColumnSeed = {
  key: string
  title: string
  parentKey: string | null
  description: string
  guidance: string
  profile: 'none' | 'document' | 'meeting' | 'progress'
  limit: string | null
  limitOn: boolean
  disclosure: 'public' | 'internal' | 'department'
  /** Which document type is written in the column; null for a group. */
  holds: 'article' | 'activity' | 'overview' | null
}

const group = { guidance: '', profile: 'none', limit: null, limitOn: false, disclosure: 'public', holds: null } as const

const article = (
  key: string,
  parentKey: string,
  title: string,
  description: string,
  guidance: string,
  days: number,
  profile: 'none' | 'document',
  limitOn = true,
): ColumnSeed => ({
  key,
  title,
  parentKey,
  description,
  guidance,
  profile,
  limit: `days:${days}`,
  limitOn,
  disclosure: 'public',
  holds: 'article',
})

const activity = (
  key: string,
  parentKey: string,
  title: string,
  description: string,
  guidance: string,
  days: number,
  profile: ColumnSeed['profile'] = 'none',
): ColumnSeed => ({
  key,
  title,
  parentKey,
  description,
  guidance,
  profile,
  limit: days ? `days:${days}` : null,
  limitOn: false,
  disclosure: 'public',
  holds: 'activity',
})

export const columnTree: readonly ColumnSeed[] = [
  {
    ...group,
    key: 'special-topics',
    title: '专栏专题',
    parentKey: null,
    description: '中央、省委、市委精神的学习材料',
  },
  article(
    'central-spirit',
    'special-topics',
    '中央精神',
    '中央文件、会议精神和重要法规',
    '转载请写明来源、文号和发布日期，标题与原文一致。',
    14,
    'document',
  ),
  article(
    'provincial-spirit',
    'special-topics',
    '省委精神',
    '省委文件、会议精神和部署',
    '转载请写明来源、文号和发布日期，标题与原文一致。',
    14,
    'document',
  ),
  article(
    'municipal-spirit',
    'special-topics',
    '市委精神',
    '市委文件、会议精神和部署',
    '转载请写明来源、文号和发布日期，标题与原文一致。',
    14,
    'document',
  ),
  { ...group, key: 'county-affairs', title: '县级发布', parentKey: null, description: '县委组织部发布的要闻和公告' },
  article(
    'party-news',
    'county-affairs',
    '党建要闻',
    '全县党建工作的新闻',
    '写明时间、地点和事实，照片要有说明。',
    14,
    'none',
  ),
  article(
    'notices',
    'county-affairs',
    '通知公告',
    '面向各支部和群众的通知、公告、公示',
    '有期限的通知请填写撤下时间，到期自动撤下。',
    182,
    'document',
    false,
  ),
  {
    key: 'branch-overview',
    title: '党支部概况',
    parentKey: null,
    description: '支部基本情况、班子成员和活动阵地',
    guidance: '每年至少核对一次；没有变化也请点“确认无误”。',
    profile: 'none',
    limit: 'days:365',
    limitOn: false,
    disclosure: 'public',
    holds: 'overview',
  },
  { ...group, key: 'branch-activities', title: '党支部动态', parentKey: null, description: '各支部自己发布的工作动态' },
  {
    ...group,
    key: 'two-studies',
    title: '“两学一做”学习教育',
    parentKey: 'branch-activities',
    description: '学党章党规、学系列讲话，做合格党员',
  },
  activity(
    'study-scheme',
    'two-studies',
    '学习方案',
    '支部学习教育的总体安排',
    '写明目标、内容、步骤和责任人。',
    365,
    'document',
  ),
  activity(
    'study-plan',
    'two-studies',
    '学习计划',
    '支部年度和月度学习计划',
    '只上传支部的计划；党员个人计划不公开。',
    365,
    'document',
  ),
  activity(
    'study-focus',
    'two-studies',
    '学习重点',
    '每季度的学习重点',
    '每季度更新一次，列出篇目和讨论题。',
    92,
    'document',
  ),
  activity(
    'study-exemplar',
    'two-studies',
    '学习标杆',
    '身边的学习榜样',
    '须有本人书面同意；写具体事例，不写空话。',
    182,
  ),
  activity(
    'study-vehicle',
    'two-studies',
    '学习载体',
    '读书会、夜校、流动课堂等学习形式',
    '写清形式、时间、参加人数和效果。',
    182,
  ),
  activity('study-atmosphere', 'two-studies', '学习氛围', '学习现场和心得交流', '照片要清楚，人像须本人同意。', 92),
  {
    ...group,
    key: 'improvement-year',
    title: '基层党组织建设提升年活动',
    parentKey: 'branch-activities',
    description: '把组织建全、把场所建好、把组织生活过实',
  },
  {
    ...activity(
      'organization-rectification',
      'improvement-year',
      '后进整顿',
      '后进党组织的整顿进展',
      '仅供组织部门掌握；整顿结果由县级发布。',
      0,
      'progress',
    ),
    disclosure: 'department',
  },
  activity(
    'venue-completion',
    'improvement-year',
    '场所清零',
    '无活动场所支部的建设进展',
    '写明进度百分比和所处阶段，附前后对比照片。',
    0,
    'progress',
  ),
  activity(
    'activity-venue',
    'improvement-year',
    '活动阵地',
    '党员活动室和服务场所',
    '写明开放时间和使用情况，附室内照片。',
    365,
  ),
  {
    ...activity(
      'organizational-life',
      'improvement-year',
      '组织生活',
      '党员大会、支委会、党小组会、党课和主题党日',
      '每月至少一次；写明类型、时间、应到和实到人数。',
      0,
      'meeting',
    ),
    limit: 'monthly',
    limitOn: true,
  },
  activity('key-tasks', 'improvement-year', '重点任务', '支部承担的重点任务', '写明任务、进展和下一步安排。', 92),
  activity(
    'other-core-work',
    'branch-activities',
    '其他中心工作',
    '围绕中心工作开展的其他活动',
    '写明时间、地点、做了什么、结果怎样。',
    92,
  ),
]
