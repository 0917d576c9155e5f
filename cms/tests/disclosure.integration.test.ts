import { components, type DocumentTypeDefinition, documentTypes, type Fields, mayRead } from '@huoye/content-types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdminApi, logIn } from '../../scripts/harness/admin-api.ts'
import { freePorts } from '../../scripts/harness/free-ports.ts'
import { type CmsProcess, credentials, startCms } from './cms-process.ts'
import { type County, foundCounty } from './county.ts'

describe('what is not public never leaves', () => {
  let cms: CmsProcess
  let admin: AdminApi
  let county: County
  const planted: string[] = []

  beforeAll(async () => {
    const [port] = await freePorts(1)
    cms = await startCms({ port: port ?? 0 })
    admin = await logIn(cms.url, credentials.email, credentials.password)
    county = await foundCounty(admin, '610924101')
  })
  afterAll(() => cms?.stop())

  const canary = (where: string) => {
    const text = `CANARY${planted.length}-${where}`
    planted.push(text)
    return text
  }
  /** A canary in every text that the public may not read, components included; nothing in the others. */
  const secrets = (owner: string, fields: Fields): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
        if (field.kind === 'component') {
          const inner = components.find((component) => component.name === field.component)
          const filled = inner ? secrets(`${owner}.${name}`, inner.fields) : {}
          if (Object.keys(filled).length === 0) return []
          return [[name, field.many ? [filled] : filled]]
        }
        const hidden = !mayRead('public', field.disclosure ?? 'department') && !field.serverSet
        return hidden && (field.kind === 'text' || field.kind === 'longText')
          ? [[name, canary(`${owner}.${name}`)]]
          : []
      }),
    )
  const fieldsOf = (name: DocumentTypeDefinition['name']) =>
    documentTypes.find((type) => type.name === name)?.fields ?? {}
  const everythingSent = async () => {
    const snapshot = await (await cms.publishing('snapshot')).text()
    const feed = await (await cms.publishing('feed?consumer=test&after=0')).text()
    return snapshot + feed
  }
  const at = (documentId: string) => ({ connect: [{ documentId }] })

  test('canaries in fields, columns, documents, drafts and people without consent stay inside', async () => {
    await admin.update('organization', county.branch.documentId, {
      ...secrets('organization', fieldsOf('organization')),
      statistics: [{ takenOn: '2026-06-30', total: 99_000, female: 98_765 }],
      rectification: true,
    })
    const person = await admin.create('person', {
      ...secrets('person', fieldsOf('person')),
      name: canary('person.name'),
    })
    const overview = await admin.create('overview', {
      ...secrets('overview', fieldsOf('overview')),
      title: '概况',
      body: '<p>概况。</p>',
      organization: at(county.branch.documentId),
      leaders: [{ post: '书记', person: at(person.documentId) }],
    })
    await admin.publish('overview', overview.documentId)
    await county.published(secrets('activity', fieldsOf('activity')))

    const hidden = await county.column('organization-rectification')
    await admin.update('column', hidden.documentId, { description: canary('column.description') })
    const inHidden = {
      column: at(hidden.documentId),
      title: canary('hidden.title'),
      progress: { percent: 10, stage: '初' },
    }
    const withdrawn = await county.published(inHidden)
    await admin.unpublish('activity', withdrawn.documentId)
    await county.published({ ...inHidden, title: canary('hidden2.title') })
    await county.published({ disclosure: 'internal', title: canary('internal.title') })
    await county.draft({ title: canary('draft.title'), body: `<p>${canary('draft.body')}</p>` })

    const open = await county.published({ title: '公开的动态' })
    await admin.update('activity', open.documentId, { title: canary('edited.title') })

    const sent = await everythingSent()
    expect(sent).toContain('公开的动态')
    expect(planted.length).toBeGreaterThan(12)
    expect(planted.filter((text) => sent.includes(text))).toEqual([])
    expect(sent).not.toContain('98765')
    expect(sent).not.toContain('organization-rectification')
    expect(sent).not.toContain(String(withdrawn.publicId))
    expect(sent).not.toContain('originals')
  })

  test('groups of statistics leave when they are opened, merged, and go when they are closed', async () => {
    const { documentId } = county.branch
    const open = async (branchStatistics: string[] | null) => {
      const answer = await fetch(`${cms.url}/content-manager/single-types/api::site-setting.site-setting`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${admin.token}` },
        body: JSON.stringify({ branchStatistics }),
      })
      expect(answer.status).toBe(200)
    }
    const name = `organization:${documentId}`
    const now = async () => ({
      seq: (await cms.feed(0)).head,
      version: (await cms.versions()).get(name),
      record: (await cms.snapshot()).find(({ id }) => id === documentId),
    })
    await admin.update('organization', documentId, {
      statistics: [{ takenOn: '2026-06-30', total: 41, female: 12, minority: 3, collegeAndAbove: 20 }],
    })
    const before = await now()
    expect(before.record).toMatchObject({ statistics: [] })

    await open(['性别', '民族'])
    const news = await cms.feed(before.seq)
    expect(news.changes.map(({ type, id }) => `${type}:${id}`)).toContain(name)
    const parts = [
      { name: '女', count: 12 },
      { name: '男', count: 29 },
    ]
    const opened = await now()
    expect(opened.record).toMatchObject({ statistics: [{ group: '性别', parts }] })
    expect(opened.version).not.toBe(before.version)

    await open(null)
    expect((await now()).record).toMatchObject({ statistics: [] })
  })

  test('a document that becomes internal is withdrawn at once', async () => {
    const { documentId, publicId } = await county.published({ title: '先公开后内部' })
    await admin.update('activity', documentId, { disclosure: 'internal' })
    await admin.publish('activity', documentId)
    const snapshot = await cms.snapshot()
    expect(snapshot.some(({ id }) => id === documentId)).toBe(false)
    expect(snapshot.some((record) => record.type === 'redirect' && record.from.includes(String(publicId)))).toBe(true)
  })
})
