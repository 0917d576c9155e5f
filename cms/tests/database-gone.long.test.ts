import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdminApi, logIn } from '../../scripts/harness/admin-api.ts'
import { freePorts } from '../../scripts/harness/free-ports.ts'
import { postgresPrograms, startPostgres, type TestPostgres } from '../../scripts/harness/postgres.ts'
import { waitFor } from '../../scripts/harness/wait-for.ts'
import { type CmsProcess, credentials, secret, startCms } from './cms-process.ts'
import { type County, foundCounty } from './county.ts'

describe.skipIf(!postgresPrograms)('PostgreSQL goes away and comes back', () => {
  let server: TestPostgres
  let cms: CmsProcess
  let admin: AdminApi
  let county: County

  beforeAll(async () => {
    const [port] = await freePorts(1)
    server = await startPostgres(postgresPrograms ?? '')
    cms = await startCms({ port: port ?? 0, databaseUrl: server.url })
    admin = await logIn(cms.url, credentials.email, credentials.password)
    county = await foundCounty(admin, '610924101')
  })
  afterAll(async () => {
    await cms?.stop()
    await server?.stop()
  })

  const headers = { authorization: `Bearer ${secret}` }
  const back = () =>
    waitFor(`${cms.url}/publishing/feed?consumer=test&after=0`, ({ status }) => status === 200, {
      headers,
      withinMs: 10_000,
    })
  const within = async <T>(work: Promise<T>): Promise<{ answer: T; ms: number }> => {
    const started = performance.now()
    return { answer: await work, ms: performance.now() - started }
  }

  test('who waits for news is told of the error, others are too, and all of it works again when it is back', async () => {
    const { head } = await cms.feed(0)
    const waiting = cms.publishing(`feed?consumer=test&after=${head}&wait=60`)
    const draft = await county.draft()
    await server.halt()
    const { answer, ms } = await within(waiting)
    expect(answer.status).toBe(500)
    expect(ms).toBeLessThan(10_000)
    for (const path of ['snapshot', 'versions', 'feed?consumer=test&after=0']) {
      const asked = await within(cms.publishing(path).then((response) => response.text(), String))
      expect(asked.answer).not.toContain('"end"')
      expect(asked.ms).toBeLessThan(10_000)
    }
    await expect(admin.publish('activity', draft.documentId)).rejects.toThrow()
    await server.start()
    expect((await back()).afterMs).toBeLessThan(2000)
    await admin.publish('activity', draft.documentId)
    expect((await cms.feed(head)).events.map(({ id }) => id)).toEqual([draft.documentId])
  })

  test('it goes in the middle of writing: what was answered is there, and the process lives', async () => {
    const row = (id: string) => ({ id, title: '题', body: ['文'], date: '2024-05-06' })
    for (let round = 0; round < 10; round += 1) {
      const done: string[] = []
      let halted = false
      const writing = (async () => {
        for (let index = 0; !halted; index += 1) {
          const id = `${round}-${index}`
          const results = await cms.importRows([row(id)]).catch(() => [])
          if (results[0]?.outcome === 'created') done.push(id)
        }
      })()
      const editing = (async () => {
        while (!halted)
          await county.published().then(
            ({ documentId }) => done.push(documentId),
            () => undefined,
          )
      })()
      const { head } = await cms.feed(0)
      await waitFor(
        `${cms.url}/publishing/feed?consumer=test&after=${head + 4}`,
        ({ text }) => text.includes('"seq"'),
        { headers },
      )
      await server.halt()
      halted = true
      await Promise.all([writing, editing])
      await server.start()
      expect((await back()).afterMs).toBeLessThan(2000)
      const snapshot = await cms.snapshot()
      const known = await cms.importRows(done.filter((id) => id.includes('-')).map(row))
      expect(known.every(({ outcome }) => outcome === 'unchanged')).toBe(true)
      for (const id of done.filter((id) => !id.includes('-')))
        expect(snapshot.some((record) => record.id === id)).toBe(true)
    }
  })
})
