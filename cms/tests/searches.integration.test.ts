// One file, because one CMS serves both: words that found nothing, and the synonyms that make them find something.
import { join } from 'node:path'
import { searchLogFile, searchLogTables, searchLogVersion } from '@huoye/content-types'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn } from '../../scripts/harness/admin-api.ts'
import { type CmsUnderTest, cmsOn } from './cms-on.ts'

let cms: CmsUnderTest['cms']
let admin: CmsUnderTest['admin']
let county: CmsUnderTest['county']
let stop: CmsUnderTest['stop'] | undefined

beforeAll(async () => {
  ;({ cms, admin, county, stop } = await cmsOn('SQLite'))
})
afterAll(() => stop?.())

const ask = async (token: string, method: string, path: string, body?: object) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(`${cms.url}${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, body: JSON.parse((await response.text()) || 'null') }
}
const asAdmin = (method: string, path: string, body?: object) => ask(admin.token, method, path, body)

/** An account of a role, signed in. */
async function account(email: string, role: number): Promise<string> {
  const password = 'Harness-password-2'
  const invited = await asAdmin('POST', '/admin/users', { firstname: '编辑', email, roles: [role] })
  const { registrationToken } = invited.body.data
  await asAdmin('POST', '/admin/register', { registrationToken, userInfo: { firstname: '编辑', password } })
  return (await logIn(cms.url, email, password)).token
}

async function roleOf(code: string): Promise<number> {
  const { body } = await asAdmin('GET', '/admin/roles')
  const roles: { id: number; code: string }[] = body.data
  return roles.find((role) => role.code === code)?.id ?? 0
}

const synonyms = '/content-manager/collection-types/api::synonym.synonym'

test('before anybody searched there is nothing, and it is no error', async () => {
  const { status, body } = await asAdmin('GET', '/admin/search-log?days=7')
  expect([status, body]).toMatchObject([200, { searched: 0, foundNothing: 0, missed: [], opened: [] }])
})

test('what was counted comes with the titles of pages, and says which words have synonyms', async () => {
  const { publicId, listedAt } = await county.published({ title: '清理河道的一天' })
  const url = `/activities/${String(listedAt).slice(0, 4)}/${publicId}/`
  await admin.publish('synonym', (await admin.create('synonym', { words: '党员冬训、冬训' })).documentId)
  const database = new BetterSqlite(join(cms.dataDir, searchLogFile))
  database.pragma('journal_mode = WAL')
  database.exec(searchLogTables)
  database.pragma(`user_version = ${searchLogVersion}`)
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  database.prepare('INSERT INTO searched VALUES (?, 9)').run(today)
  database.prepare("INSERT INTO missed VALUES (?, '冬训', 1), (?, '清河', 3)").run(today, today)
  const opened = database.prepare('INSERT INTO opened VALUES (?, ?, ?, ?)')
  opened.run(today, '河道', url, 2)
  opened.run(today, '支部', `/branches/${String(county.branch.slug)}/`, 1)
  opened.run(today, '以前', '/activities/2020/aaaaaaaaaa/', 1)
  database.close()
  expect((await asAdmin('GET', '/admin/search-log?days=30')).body).toMatchObject({
    searched: 9,
    foundNothing: 4,
    missed: [
      { query: '清河', count: 3, known: false },
      { query: '冬训', count: 1, known: true },
    ],
    opened: [
      { query: '河道', title: '清理河道的一天', count: 2 },
      { query: '以前', title: null, count: 1 },
      { query: '支部', title: county.branch.name, count: 1 },
    ],
  })
})

test('the webmaster may see it; the county editor keeps synonyms and sees no searches; a branch editor does neither', async () => {
  const branchRole = await asAdmin('POST', '/admin/roles', { name: '支部编辑', description: '' })
  const write = { subject: 'api::activity.activity', properties: { fields: ['title'] }, conditions: [] }
  const action = 'plugin::content-manager.explorer.create'
  await asAdmin('PUT', `/admin/roles/${branchRole.body.data.id}/permissions`, { permissions: [{ action, ...write }] })
  const [webmaster, editor, branch] = [
    await account('web@example.gov.cn', await roleOf('webmaster')),
    await account('county@example.gov.cn', await roleOf('county-editor')),
    await account('branch@example.gov.cn', branchRole.body.data.id),
  ]
  const statuses = async (token: string) => [
    (await ask(token, 'GET', '/admin/search-log?days=7')).status,
    (await ask(token, 'POST', `${synonyms}/actions/publish`, { words: `词${token.length}、语${token.at(-1)}` })).status,
  ]
  expect(await statuses(webmaster)).toEqual([200, 200])
  expect(await statuses(editor)).toEqual([403, 200])
  expect(await statuses(branch)).toEqual([403, 403])
  expect((await ask('nobody', 'GET', '/admin/search-log?days=7')).status).toBe(401)
})

test('a group that is none is refused beside its field, in Chinese, and a draft is not public', async () => {
  const refused = await asAdmin('POST', `${synonyms}/actions/publish`, { words: '两学、 两学' })
  expect(refused.status).toBe(400)
  expect(refused.body.error.details.errors).toMatchObject([
    { path: ['words'], message: '“同义词”至少要两个不同的词，中间用顿号隔开' },
    { path: ['words'], message: '“同义词”“两学”写了不止一遍，请只留一个' },
  ])
  const { documentId } = await admin.create('synonym', { words: '两学一做、两学' })
  const [before] = await cms.records([{ type: 'synonym', id: documentId }])
  expect(before?.record).toBeNull()
})

test('a published group goes out as its words, is live by its receipt, and is gone when it is unpublished', async () => {
  const { documentId } = await admin.create('synonym', { words: '黄谷村， 老黄谷' })
  await admin.publish('synonym', documentId)
  const record = { type: 'synonym', id: documentId, words: ['黄谷村', '老黄谷'] }
  const { events, changes, head } = await cms.feed(0)
  expect(events.at(-1)).toMatchObject({ type: 'synonym', id: documentId, action: 'publish' })
  expect(changes.find(({ id }) => id === documentId)).toMatchObject({ record })
  expect(await cms.snapshot()).toContainEqual(record)
  const told = { seq: head, type: 'synonym', id: documentId, state: 'unchanged', path: null, ms: 90, reason: null }
  const receipts = [{ ...told, liveAt: new Date().toISOString(), seenOverHttp: false }]
  const message = { consumer: 'public-site', seq: head, release: 2, receipts, held: null }
  expect((await cms.publishing('receipts', { method: 'POST', body: JSON.stringify(message) })).ok).toBe(true)
  const state = async () => (await asAdmin('GET', `/admin/publishing/state/api::synonym.synonym/${documentId}`)).body
  expect(await state()).toMatchObject({ state: 'live', ms: 90, url: expect.stringContaining('/search/?q=') })
  await admin.unpublish('synonym', documentId)
  expect(await state()).toMatchObject({ state: 'unpublished' })
  expect((await cms.records([{ type: 'synonym', id: documentId }]))[0]?.record).toBeNull()
})
