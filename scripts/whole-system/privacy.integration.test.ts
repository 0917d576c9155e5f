import { join } from 'node:path'
import { addresses } from '@huoye/content-types'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { AdminApi } from '../harness/admin-api.ts'
import { askPublishing } from '../harness/publishing-api.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { waitFor } from '../harness/wait-for.ts'
import { Canaries, fieldsOf } from './canaries.ts'
import { filesBelow, foundIn, foundInFile, foundInProcess } from './searched-bytes.ts'

let system: TestSystem
const canaries = new Canaries()
const witness = '众所周知的公开标题'

beforeAll(async () => {
  system = await startTestSystem()
  await plant(await system.logIn())
})
afterAll(() => system?.stop())

async function plant(admin: AdminApi): Promise<void> {
  const own = (name: string) => canaries.forFields(name, fieldsOf(name))
  const column = async (key: string) => (await admin.find('column', 'key', key))[0]?.documentId
  const life = { connect: [{ documentId: await column('organizational-life') }] }
  const rectification = { connect: [{ documentId: await column('organization-rectification') }] }

  const organization = await admin.create('organization', {
    ...own('organization'),
    name: '中共金丝雀村支部委员会',
    shortName: '金丝雀村',
    code: '610924999001',
    slug: 'jinsique-cun',
    kind: '党支部',
    form: '正式',
    category: '农村',
    lifecycle: 'active',
    rectification: true,
    statistics: [{ takenOn: '2026-06-30', total: 43, female: 17, minority: 2 }],
    history: [{ ...own('history'), name: '金丝雀大队支部' }],
  })
  const branch = { connect: [{ documentId: organization.documentId }] }

  const portrait = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#777' } })
    .png()
    .toBuffer()
  const person = await admin.create('person', {
    ...own('person'),
    portrait: await admin.upload('secret-portrait.png', new Uint8Array(portrait), 'image/png'),
  })
  const overview = await admin.create('overview', {
    ...own('overview'),
    organization: branch,
    body: '<p>金丝雀村党支部成立于一九五八年。</p>',
    leaders: [{ post: '书记', person: { connect: [{ documentId: person.documentId }] } }],
  })
  await admin.publish('overview', overview.documentId)

  await admin.create('column', {
    ...own('column'),
    title: canaries.text('closed column'),
    key: 'closed-column',
    slug: 'closed-column',
    profile: 'none',
    lifecycle: 'open',
    disclosure: 'internal',
  })
  const activity = { organization: branch, column: life, meeting: { kind: '党课' }, body: '<p>公开的正文。</p>' }
  const publish = async (fields: Record<string, unknown>) => {
    const { documentId } = await admin.create('activity', { ...activity, ...fields })
    const { publicId } = await admin.publish('activity', documentId)
    return { documentId, publicId: String(publicId) }
  }
  await publish({ title: canaries.text('closed activity'), column: rectification, progress: { percent: 10 } })
  await publish({ title: canaries.text('internal activity'), disclosure: 'internal' })
  await admin.create('activity', { ...activity, title: canaries.text('draft') })
  const shown = await publish({ ...own('activity'), title: witness })
  await admin.update('activity', shown.documentId, { title: canaries.text('unpublished edit') })
  const withdrawn = await publish({ title: '先发后撤的一条' })
  await admin.unpublish('activity', withdrawn.documentId)
  await waitFor(
    `${system.siteUrl}${addresses.branchColumn('jinsique-cun', 'organizational-life')}`,
    (seen) => seen.text.includes(shown.publicId) && !seen.text.includes(withdrawn.publicId),
  )
  await waitFor(`${system.siteUrl}/search-index/shards.json`, (seen) => seen.status === 200 && seen.text.includes('/'))
}

test('enough was planted for a leak to show', () => {
  expect(canaries.planted.length).toBeGreaterThan(12)
})

test('nothing that is not public is in the snapshot or the feed', async () => {
  for (const path of ['snapshot', 'feed?consumer=privacy-test&after=0']) {
    const answer = await askPublishing(system, path)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.includes(witness)).toBe(true)
    expect(foundIn(bytes, canaries.planted)).toEqual([])
  }
})

test('nothing that is not public is in any file of the site, its search index or its logs', async () => {
  const cmsOnly = /\/(cms\.db(-wal|-shm)?|secrets\.json)$|\/(originals|media)\//
  // Encodings are still being made: a file that is renamed between being listed and being read has all of them looked at anew.
  const [files, seen, leaks] = await vi.waitFor(
    () => {
      const files = filesBelow(system.dataDir).filter((file) => !cmsOnly.test(file))
      const found = (texts: readonly string[]) => files.flatMap((file) => foundInFile(file, texts))
      return [files, found([witness]), found(canaries.planted)]
    },
    { timeout: 60_000, interval: 500 },
  )
  expect(files.some((file) => file.includes(join('logs', 'cms.log')))).toBe(true)
  expect(seen.length).toBeGreaterThan(0)
  expect(leaks).toEqual([])
})

test.runIf(process.platform === 'linux')(
  'nothing that is not public is in the memory of publisher or server',
  async () => {
    const pids = [system.system.pid('publisher'), system.system.pid('server')].filter((pid) => pid !== undefined)
    expect(pids).toHaveLength(2)
    const leaks = await Promise.all(pids.map((pid) => foundInProcess(pid, canaries.planted)))
    expect(leaks.flat()).toEqual([])
  },
)

test('the portrait of a person without consent has no address on the site', async () => {
  const file = filesBelow(join(system.dataDir, 'media'))[0]
  expect(file).toBeDefined()
  const answer = await fetch(`${system.siteUrl}${addresses.media(file?.split('/').at(-1) ?? '')}`)
  expect(answer.status).toBe(404)
})

test('without its secret the publishing API answers nobody', async () => {
  for (const authorization of [undefined, 'Bearer wrong']) {
    const answer = await fetch(`${system.cmsUrl}/publishing/snapshot`, {
      headers: authorization ? { authorization } : {},
    })
    expect(answer.status).toBe(401)
  }
})
