import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { waitFor } from '../harness/wait-for.ts'
import { silence } from '../progress/progress.ts'
import { readSettings } from '../start/settings.ts'
import { root } from '../start/system.ts'
import { addressOf, columnField, makeBranch, textOf } from '../whole-system/branch.ts'
import { runVerify, type Verified } from './run-verify.ts'

let system: TestSystem
let article: string
beforeAll(async () => {
  system = await startTestSystem()
  const api = await system.logIn()
  const branch = await makeBranch(api, 'hua-shu-cun')
  const { documentId } = await api.create('activity', {
    title: '通组路修好了',
    organization: branch.field,
    column: await columnField(api, 'key-tasks'),
    body: '<p>今天修好了通往三组的路。</p>',
  })
  article = addressOf(await api.publish('activity', documentId))
  await waitFor(`${system.siteUrl}/`, ({ text }) => textOf(text).includes('通组路修好了'))
})
afterAll(() => system?.stop())

const check = (json: boolean, dataDir = system.dataDir): Promise<Verified> => {
  const { port: CMS_PORT } = new URL(system.cmsUrl)
  const { port: SITE_PORT } = new URL(system.siteUrl)
  const settings = readSettings({ DATA_DIR: dataDir, CMS_PORT, SITE_PORT }, root)
  return runVerify(root, settings, { json, screen: silence, signal: new AbortController().signal })
}

const file = (name: string): DatabaseSync => new DatabaseSync(join(system.dataDir, name), { timeout: 10_000 })
const objectOf = (address: string): string => {
  const manifest = file('manifest.db')
  const row = manifest.prepare('SELECT object FROM entries WHERE path = ? AND to_release IS NULL').get(address)
  manifest.close()
  return String(row?.object)
}

test('a site that nobody has touched is found without difference', async () => {
  const { code, text } = await check(true)
  expect(JSON.parse(text)).toMatchObject({ differences: [], held: [] })
  expect(code).toBe(0)
  expect((await check(false)).text).toContain('没有差别')
})

test('publishes that come meanwhile are no differences', async () => {
  const api = await system.logIn()
  const checking = check(true)
  for (let number = 1; number <= 5; number++) {
    const { documentId } = await api.create('article', {
      title: `第${number}号通知`,
      column: await columnField(api, 'notices'),
      body: '<p>通知。</p>',
    })
    await api.publish('article', documentId)
  }
  expect(JSON.parse((await checking).text).differences).toEqual([])
})

test('a damaged object, a changed address and a wrong record are each found', async () => {
  const object = objectOf(article)
  const path = join(system.dataDir, 'objects', object.slice(0, 2), object)
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.toString('utf8').replace('修好了', '修坏了'))
  expect(JSON.parse((await check(true)).text).differences).toEqual([
    expect.objectContaining({ kind: 'object', address: article, live: expect.stringContaining('损坏') }),
  ])
  writeFileSync(path, bytes)

  const manifest = file('manifest.db')
  const point = manifest.prepare('UPDATE entries SET object = ? WHERE path = ? AND to_release IS NULL')
  point.run(objectOf('/about/'), article)
  const changed = await check(false)
  expect(changed.code).toBe(1)
  expect(changed.text).toContain(`页面 ${article}`)
  expect(changed.text).toContain('有 1 处差别')
  point.run(object, article)
  manifest.close()

  // A row that is missing is noticed and mended by the publisher itself within seconds; one that is wrong is not.
  const replica = file('replica.db')
  replica.exec("UPDATE records SET hash = 'damaged' WHERE type = 'activity'")
  replica.close()
  expect(JSON.parse((await check(true)).text).differences).toEqual([
    expect.objectContaining({ kind: 'replica', address: expect.stringMatching(/^records activity/) }),
  ])
})

test('where nothing can be compared it says why, and what to do', async () => {
  await expect(check(true, join(system.dataDir, 'nowhere'))).rejects.toThrow('HUOYE-PUBLISH-002')
})
