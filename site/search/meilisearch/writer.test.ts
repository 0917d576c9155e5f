import { once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { record } from './contract/records.ts'
import { openStandIn } from './contract/servers.ts'
import { searchBy, startWriting, urlsOf, type Writing } from './contract/writing.ts'
import { ApiError } from './stand-in/api-error.ts'
import { StandIn, type Treatment } from './stand-in/stand-in.ts'

vi.setConfig({ testTimeout: 60_000 })

const index = 'huoye'
const adding = `POST /indexes/${index}/documents`
let opened: Awaited<ReturnType<typeof openStandIn>>
let standIn: StandIn

beforeEach(async () => {
  opened = await openStandIn()
  standIn = opened.standIn
})
afterEach(async () => {
  expect(standIn.unknown).toEqual([])
  await opened.close()
})

const many = (count: number) => Array.from({ length: count }, (_, number) => record(`/${number}/`))
const urlsIn = (uid: string): unknown[] => standIn.documents(uid).map(({ url }) => url)
/** What the index holds and what is published, by address and version. */
const bothOf = ({ published }: Writing): [unknown[], unknown[]] => [
  standIn
    .documents(index)
    .map(({ url, version }) => `${url}#${version}`)
    .sort(),
  [...published.versions()].map(([url, version]) => `${url}#${version}`).sort(),
]
function expectEqual(writing: Writing): void {
  const [held, published] = bothOf(writing)
  expect(held).toEqual(published)
}
/** Resolves when the next request of that kind comes. */
async function asked(line: string): Promise<void> {
  for (;;) {
    const [one] = await once(standIn, 'asked')
    if (one === line) return
  }
}

test('an outage in the middle of a sync is waited out, and the rest is sent when the server is back', async () => {
  const failures: unknown[] = []
  const writing = startWriting(opened, index, {
    log: {
      info: () => undefined,
      error: () => undefined,
      warn: (detail: unknown) => {
        failures.push(detail)
        if (failures.length === 3) standIn.treat = () => 'answer'
      },
    },
  })
  writing.published.put(...many(1200))
  standIn.treat = (line) => (standIn.documents(index).length >= 500 && line === adding ? 'refuse' : 'answer')
  await writing.bring()
  expectEqual(writing)
  expect(failures).toHaveLength(3)
  expect(failures[0]).toMatchObject({ code: 'HUOYE-MEILI-001', nextMs: 500 })
  expect(failures[2]).toMatchObject({ nextMs: 2000 })
})

test('nothing is sent twice when nothing changed', async () => {
  const writing = startWriting(opened, index)
  writing.published.put(...many(3))
  await writing.bring()
  standIn.requests.length = 0
  await writing.bring()
  writing.writer.check()
  await writing.writer.settled()
  expect(standIn.requests.filter((line) => line === adding)).toEqual([])
})

test('a crash before the acknowledgment loses nothing and doubles nothing', async () => {
  const first = startWriting(opened, index)
  first.published.put(record('/1/'), record('/2/'))
  standIn.treat = (line) => {
    if (line !== adding) return 'answer'
    first.crash()
    return 'swallow'
  }
  await first.bring()
  expect(first.pointer()).toBeNull()
  standIn.treat = () => 'answer'
  const { published } = first
  published.withdraw('/1/')
  published.put(record('/3/'))
  const second = startWriting(opened, index, { published })
  await second.bring()
  expectEqual(second)
})

test('what is withdrawn while nobody knows whether it arrived is removed', async () => {
  const writing = startWriting(opened, index)
  await writing.bring()
  writing.published.put(record('/1/'), record('/2/'))
  let lost = false
  standIn.treat = (line) => {
    if (lost || line !== adding) return 'answer'
    lost = true
    writing.published.withdraw('/1/')
    return 'swallow'
  }
  await writing.bring()
  expect(lost).toBe(true)
  expectEqual(writing)
})

test('what was still in the queue of the server at a crash is waited for, and then compared', async () => {
  const first = startWriting(opened, index)
  await first.bring()
  first.published.put(record('/1/', { title: '民歌会' }))
  standIn.queue.hold()
  const enqueued = once(standIn.queue, 'enqueued')
  first.writer.schedule()
  await enqueued
  first.crash()
  await first.writer.settled()
  first.published.withdraw('/1/')
  const second = startWriting(opened, index, { published: first.published })
  const looked = asked('GET /tasks')
  const brought = second.bring()
  await looked
  standIn.queue.release()
  await brought
  expect(urlsIn(index)).toEqual([])
})

test('a task that fails by the server is done again; readers are told of the server only then', async () => {
  standIn.queue.failNext('documentAdditionOrUpdate', new ApiError('internal', 'An internal error has occurred.'))
  const codes: unknown[] = []
  const log = { info: () => undefined, error: () => undefined, warn: (detail: object) => void codes.push(detail) }
  const writing = startWriting(opened, index, { log })
  writing.published.put(record('/1/'))
  await writing.bring()
  expectEqual(writing)
  expect(codes).toMatchObject([{ code: 'HUOYE-MEILI-004' }])
  expect(writing.pointer()).not.toBeNull()
})

test('one document that the server does not take is left out with a word about it, and the others go in', async () => {
  const left: unknown[] = []
  const log = { info: () => undefined, warn: () => undefined, error: (detail: object) => void left.push(detail) }
  const writing = startWriting(opened, index, { log })
  writing.published.put(...many(5))
  // All five, then three of them, two, and one.
  for (let failures = 0; failures < 4; failures++) {
    standIn.queue.failNext('documentAdditionOrUpdate', new ApiError('invalid_document_id', 'no'))
  }
  await writing.bring()
  expect(urlsIn(index)).toHaveLength(5 - 1)
  expect(left).toMatchObject([{ code: 'HUOYE-MEILI-007' }])
})

test('while the index is made anew, what is published goes into the one that is searched, and what is erased into neither', async () => {
  const writing = startWriting(opened, index)
  const { published, writer } = writing
  published.put(...many(1200).map((one) => ({ ...one, title: '民歌会' })))
  await writing.bring()
  const addingBeside = `POST /indexes/${index}_next/documents`
  let erased: Promise<void> | null = null
  let left: unknown[] | null = null
  const found: number[] = []
  standIn.treat = async (line): Promise<Treatment> => {
    if (line !== addingBeside) return 'answer'
    if (erased === null) {
      published.withdraw('/0/', '/1199/')
      published.put(record('/new/', { title: '山歌会' }))
      erased = writer.erase(['/0/', '/1199/']).then(() => {
        left = [...urlsIn(index), ...urlsIn(`${index}_next`)].filter((url) => url === '/0/' || url === '/1199/')
      })
      writer.schedule()
    }
    found.push((await searchBy(writing.pointer(), '山歌会')).total)
    return 'answer'
  }
  writer.rebuild()
  await writer.settled()
  await erased
  expect(left).toEqual([])
  expect(found.at(-1)).toBe(1)
  expectEqual(writing)
  expect(standIn.indexes).toEqual([index])
})

test('what a crash left of an index that was being made is removed', async () => {
  const writing = startWriting(opened, index)
  await writing.server.create(`${index}_next`)
  await writing.bring()
  expect(standIn.indexes).toEqual([index])
})

test('an index with other settings is made anew and swapped', async () => {
  const writing = startWriting(opened, index)
  writing.published.put(record('/1/'))
  await writing.bring()
  const settings = { searchableAttributes: ['text'] }
  const headers = { authorization: `Bearer ${opened.apiKey}`, 'content-type': 'application/json' }
  const finished = once(standIn.queue, 'finished')
  await fetch(`${opened.host}/indexes/${index}/settings`, { method: 'PATCH', headers, body: JSON.stringify(settings) })
  await finished
  expect(await writing.server.state(index)).toBe('otherwise')
  const restarted = startWriting(opened, index, { published: writing.published })
  await restarted.bring()
  expect(await writing.server.state(index)).toBe('ready')
  expectEqual(restarted)
  expect(standIn.requests).toContain('POST /swap-indexes')
})

test('where a withdrawn document cannot be erased, readers are sent elsewhere until it is', async () => {
  const writing = startWriting(opened, index)
  const { published, writer } = writing
  published.put(record('/1/', { title: '民歌会' }), record('/2/', { title: '民歌会' }))
  await writing.bring()
  expect(writing.pointer()).not.toBeNull()
  published.withdraw('/1/')
  standIn.treat = () => 'refuse'
  await expect(writer.erase(['/1/'])).rejects.toMatchObject({ code: 'HUOYE-MEILI-001' })
  expect(writing.pointer()).toBeNull()
  standIn.treat = () => 'answer'
  await writer.settled()
  expect(urlsOf(await searchBy(writing.pointer(), '民歌会'))).toEqual(['/2/'])
  expectEqual(writing)
})

test('an erasure comes before all that waits to be sent', async () => {
  const writing = startWriting(opened, index)
  const { published, writer } = writing
  published.put(record('/1/'))
  await writing.bring()
  published.put(...many(1200).map((one) => ({ ...one, url: `/more${one.url}` })))
  published.withdraw('/1/')
  const first = asked(adding)
  writer.schedule()
  await first
  await writer.erase(['/1/'])
  expect(urlsIn(index)).not.toContain('/1/')
  expect(urlsIn(index).length).toBeLessThan(1200)
  await writer.settled()
  expectEqual(writing)
})

test('the key of readers is made once, and found again', async () => {
  const writing = startWriting(opened, index)
  await writing.bring()
  await startWriting(opened, index, { published: writing.published }).bring()
  expect(standIn.keys).toEqual([`Huoye: search ${index}`, 'Default Admin API Key'])
})

test('a server that is open to everybody, and a wrong key, are not used', async () => {
  const open = await StandIn.start(null)
  const codes: unknown[] = []
  const log = {
    info: () => undefined,
    error: () => undefined,
    warn: ({ code }: { code?: string }) => void codes.push(code),
  }
  const first = startWriting({ host: open.host, apiKey: 'whatever' }, index, { log })
  await first.bring()
  expect([first.pointer(), new Set(codes)]).toEqual([null, new Set(['HUOYE-MEILI-003'])])
  await open.close()
  codes.length = 0
  const second = startWriting({ host: opened.host, apiKey: 'wrong' }, index, { log })
  await second.bring()
  expect([second.pointer(), new Set(codes)]).toEqual([null, new Set(['HUOYE-MEILI-002'])])
})
