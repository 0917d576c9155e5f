import { expect, test } from 'vitest'
import type { Disclosure } from '../define/disclosure.ts'
import { columnDisclosures, type ProjectionContext, project } from './project.ts'
import type { StoredActivity, StoredOrganization, StoredOverview } from './stored.ts'

const context: ProjectionContext = {
  columns: new Map<string, Disclosure>([
    ['organizational-life', 'public'],
    ['study-exemplar', 'public'],
    ['organization-rectification', 'department'],
  ]),
  statistics: { county: ['年龄'], branches: ['性别'] },
  now: new Date('2026-11-22T04:00:00Z'),
}

const life: StoredActivity = {
  documentId: 'a1',
  publicId: 'abcdefgh12',
  title: '十一月主题党日',
  organization: { documentId: 'o1' },
  column: { key: 'organizational-life' },
  listedAt: '2026-11-21T02:00:00.000Z',
  updatedAt: '2026-11-21T02:00:00.000Z',
  body: '<p>上午清理河道。</p>',
  disclosure: 'public',
}

const activityIn = (key: string, more: Partial<StoredActivity> = {}) =>
  project({ type: 'activity', document: { ...life, column: { key }, ...more } }, context).record

test('a public activity becomes a record with an excerpt where no summary was written', () => {
  expect(activityIn('organizational-life')).toMatchObject({
    type: 'activity',
    id: 'a1',
    summary: '上午清理河道。',
    organizationId: 'o1',
  })
})

test('an activity in a column of the department does not leave, nor in an unknown column', () => {
  expect(activityIn('organization-rectification')).toBeNull()
  expect(activityIn('nowhere')).toBeNull()
})

test('an activity marked internal stays inside a public column', () => {
  expect(activityIn('organizational-life', { disclosure: 'internal' })).toBeNull()
})

test('an exemplar is public with consent, and gone when it is withdrawn', () => {
  const exemplar = { documentId: 'p1', name: '张某', consentGivenOn: '2026-01-01' }
  expect(activityIn('study-exemplar', { exemplar, disclosure: 'public' })).not.toBeNull()
  expect(
    activityIn('study-exemplar', { exemplar: { ...exemplar, consentWithdrawnOn: '2026-11-01' }, disclosure: 'public' }),
  ).toBeNull()
})

test('whatever is not in the definition, or not public in it, is not in the record', () => {
  const document = {
    ...life,
    disclosure: 'public',
    remark: 'CANARY-1',
    exemplar: { documentId: 'p', name: 'CANARY-2' },
    phone: 'CANARY-3',
  }
  expect(JSON.stringify(project({ type: 'activity', document }, context).record)).not.toContain('CANARY')
})

test('a leader without consent keeps the post and loses name and portrait', () => {
  const document: StoredOverview = {
    documentId: 'v1',
    organization: { documentId: 'o1' },
    body: '<p>概况</p>',
    updatedAt: '2026-11-21T02:00:00.000Z',
    leaders: [
      { post: '书记', person: { documentId: 'p1', name: '张某', consentGivenOn: '2026-01-01' } },
      { post: '副书记', person: { documentId: 'p2', name: '李某' } },
    ],
  }
  expect(project({ type: 'overview', document }, context).record).toMatchObject({
    leaders: [
      { post: '书记', name: '张某', portrait: null },
      { post: '副书记', name: null, portrait: null },
    ],
  })
})

const register: StoredOrganization = {
  documentId: 'o1',
  code: '610924',
  name: '甲村党支部',
  shortName: '甲村',
  slug: 'jia-cun',
  kind: '党支部',
  category: '农村',
  parent: { documentId: 'o2' },
  statistics: [
    { takenOn: '2025-12-31', total: 40, female: 7, age30AndUnder: 20, age61AndOver: 20 },
    { takenOn: '2026-06-30', total: 41, female: 11, age30AndUnder: 21, age61AndOver: 20 },
  ],
}
const organizationWith = (more: Partial<StoredOrganization>) =>
  project({ type: 'organization', document: { ...register, ...more } }, context).record

test('an organization shows its newest total, and of its groups those that are opened to it', () => {
  const members = { total: 41, takenOn: '2026-06-30' }
  const parts = [
    { name: '女', count: 11 },
    { name: '男', count: 30 },
  ]
  expect(organizationWith({})).toMatchObject({ members, statistics: [{ group: '性别', parts }] })
  const county = organizationWith({ kind: '党委', parent: null })
  expect(county).toMatchObject({ members, statistics: [{ group: '年龄' }] })
  expect(organizationWith({ kind: '党委' })).toMatchObject({ members, statistics: [] })
})

test('counts that are hidden, older or not opened are nowhere in the record', () => {
  const statistics = [
    { takenOn: '2026-06-30', total: 41, female: 3, minority: 17, age30AndUnder: 19, age61AndOver: 22 },
    { takenOn: '2025-12-31', total: 33, female: 13 },
  ]
  const record = organizationWith({ statistics })
  expect(record).toMatchObject({ members: { total: 41 }, statistics: [] })
  expect(JSON.stringify(record)).not.toMatch(/\b(3|13|17|19|22|33|38)\b/)
})

test('the settings of the site are a record without what they open', () => {
  const document = { documentId: 's1', siteName: '党建网', countyStatistics: ['年龄'], branchStatistics: ['性别'] }
  const { record, problem } = project({ type: 'site-setting', document }, context)
  expect(problem).toBeNull()
  expect(record).toMatchObject({ siteName: '党建网', freshnessDisclosure: 'aggregate' })
  expect(JSON.stringify(record)).not.toContain('性别')
})

test('a column is as closed as the columns above it, and a cycle is closed', () => {
  const column = (documentId: string, disclosure: string, above?: string) => ({
    documentId,
    key: documentId,
    disclosure,
    parent: above ? { documentId: above, key: above } : null,
  })
  const found = columnDisclosures([
    column('a', 'internal'),
    column('b', 'public', 'a'),
    column('c', 'public', 'd'),
    column('d', 'public', 'c'),
    column('e', 'public', 'missing'),
  ])
  expect(Object.fromEntries(found)).toEqual({
    a: 'internal',
    b: 'internal',
    c: 'department',
    d: 'department',
    e: 'department',
  })
})

test.each<[string, Partial<StoredActivity>, string]>([
  [
    'a date that is none',
    { publicId: 'ABC' },
    '“公开编号”publicId Invalid string: must match pattern /^[a-z0-9]{10}$/',
  ],
  [
    'half a percentage',
    { progress: { percent: 50.5 } },
    '“进展”progress.percent Invalid input: expected int, received number',
  ],
  [
    'a picture without sizes',
    { cover: { name: 'a.jpg', provider_metadata: JSON.parse('{"picture":{"width":1}}') } },
    '“封面图”cover.height',
  ],
])('%s keeps a document from having a record, and says which field it is', (_, broken, said) => {
  const projected = project({ type: 'activity', document: { ...life, ...broken } }, context)
  expect(projected.record).toBeNull()
  expect(projected.problem).toContain(said)
})

test('what is not public has no problem either', () => {
  expect(
    project({ type: 'activity', document: { ...life, disclosure: 'internal', publicId: 'ABC' } }, context),
  ).toEqual({
    record: null,
    problem: null,
  })
})
