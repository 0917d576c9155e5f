import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AdminApi } from '../harness/admin-api.ts'
import { postgresPrograms, startPostgres, type TestPostgres } from '../harness/postgres.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { waitFor } from '../harness/wait-for.ts'
import { addressOf, type Branch, columnField, makeBranch, textOf } from './branch.ts'

const column = '/columns/key-tasks/'

describe.each([
  { database: 'SQLite', programs: null, there: true },
  { database: 'PostgreSQL', programs: postgresPrograms, there: postgresPrograms !== null },
])('on $database', ({ programs, there }) => {
  let postgres: TestPostgres | null = null
  let system: TestSystem
  let api: AdminApi
  let branch: Branch

  beforeAll(async () => {
    if (!there) return
    if (programs !== null) postgres = await startPostgres(programs)
    system = await startTestSystem(postgres ? { databaseUrl: postgres.url } : {})
    api = await system.logIn()
    branch = await makeBranch(api, 'hua-shu-cun')
  })
  afterAll(async () => {
    await system?.stop()
    await postgres?.stop()
  })

  const draft = async (title: string) =>
    api.create('activity', {
      title,
      organization: branch.field,
      column: await columnField(api, 'key-tasks'),
      body: '<p>今天修好了通往三组的路。</p>',
    })
  const shows = (path: string, title: string) =>
    waitFor(`${system.siteUrl}${path}`, ({ status, text }) => status === 200 && textOf(text).includes(title))
  const lacks = (path: string, title: string) =>
    waitFor(`${system.siteUrl}${path}`, ({ status, text }) => status === 200 && !textOf(text).includes(title))

  test.skipIf(!there)('what is published is at its address, on its branch and in its column', async () => {
    const { documentId } = await draft('通组路修好了')
    const address = addressOf(await api.publish('activity', documentId))
    for (const path of [address, branch.home, column, '/']) await shows(path, '通组路修好了')
  })

  test.skipIf(!there)('what is withdrawn is gone everywhere, and back when it is published again', async () => {
    const { documentId } = await draft('文化广场开放')
    const address = addressOf(await api.publish('activity', documentId))
    await shows(column, '文化广场开放')
    await api.unpublish('activity', documentId)
    const gone = await waitFor(`${system.siteUrl}${address}`, ({ status }) => status === 410)
    expect(gone.text).not.toContain('文化广场')
    for (const path of [branch.home, column, '/']) await lacks(path, '文化广场开放')
    await api.publish('activity', documentId)
    await shows(address, '文化广场开放')
  })

  test.skipIf(!there)('a draft, and an edit that is not published, are nowhere', async () => {
    const { documentId } = await draft('还没写完')
    const published = await draft('茶园培训')
    const address = addressOf(await api.publish('activity', published.documentId))
    await api.update('activity', published.documentId, { title: '茶园培训改稿' })
    await shows(address, '茶园培训')
    for (const path of [address, branch.home, column]) {
      await lacks(path, '还没写完')
      await lacks(path, '茶园培训改稿')
    }
    await api.remove('activity', documentId)
  })

  test.skipIf(!there)('what was published while the publisher was killed goes live when it is back', async () => {
    const publisher = system.system.pid('publisher')
    if (publisher === undefined) throw new Error('the publisher runs')
    const { documentId } = await draft('停电时的发布')
    process.kill(publisher, 'SIGKILL')
    const address = addressOf(await api.publish('activity', documentId))
    await shows(address, '停电时的发布')
  })

  test.skipIf(!there)('a restart keeps everything, and is quick', async () => {
    const started = performance.now()
    await system.restart()
    expect(performance.now() - started).toBeLessThan(30_000)
    await shows(column, '通组路修好了')
  })
})
