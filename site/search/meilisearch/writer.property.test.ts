import { once } from 'node:events'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PublishedInMemory, record } from './contract/records.ts'
import { openStandIn } from './contract/servers.ts'
import { startWriting, type Writing } from './contract/writing.ts'
import { ApiError } from './stand-in/api-error.ts'

let opened: Awaited<ReturnType<typeof openStandIn>>
beforeAll(async () => {
  opened = await openStandIn()
})
afterAll(() => opened.close())

/** What may happen, to a publisher and to its server. */
type Step =
  | { do: 'publish' | 'withdraw' | 'erase'; number: number }
  | { do: 'bring' | 'schedule' | 'rebuild' | 'crash' | 'lose the index' }
  | { do: 'go away' | 'lose answers' | 'fail a task' | 'work' | 'work slowly'; requests: number }

const numbers = fc.nat({ max: 7 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('publish' as const), number: numbers }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('withdraw' as const, 'erase' as const), number: numbers }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('bring' as const, 'schedule' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('rebuild' as const, 'crash' as const, 'lose the index' as const) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('work' as const, 'work slowly' as const),
      requests: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('go away' as const, 'lose answers' as const, 'fail a task' as const),
      requests: fc.integer({ min: 1, max: 6 }),
    }),
  },
)

/** For so many requests the server is not itself; then it is again. */
function trouble(kind: 'refuse' | 'swallow', requests: number): void {
  let left = requests
  opened.standIn.treat = () => {
    if (left === 0) return 'answer'
    left -= 1
    return kind
  }
}

/** Until the server was asked so often, or nothing is left to do. */
async function work({ writer }: Writing, requests: number): Promise<void> {
  const stopping = new AbortController()
  const asked = (async () => {
    for (let left = requests; left > 0; left--) await once(opened.standIn, 'asked', { signal: stopping.signal })
  })()
  await Promise.race([writer.settled(), asked.catch(() => undefined)])
  stopping.abort()
}

let runs = 0

test('after any changes, outages, lost answers, failed tasks and crashes the index equals what is published', async () => {
  const everything = async (steps: readonly Step[]): Promise<void> => {
    const { standIn } = opened
    const index = `run-${runs++}`
    const published = new PublishedInMemory()
    let version = 0
    let writing: Writing = startWriting(opened, index, { published })
    const urlsIn = (uid: string) => standIn.documents(uid).map(({ url }) => url)
    for (const one of steps) {
      switch (one.do) {
        case 'publish':
          published.put(record(`/${one.number}/`, { version: String(version++) }))
          writing.writer.schedule()
          break
        case 'withdraw':
          published.withdraw(`/${one.number}/`)
          writing.writer.schedule()
          break
        case 'erase': {
          const url = `/${one.number}/`
          published.withdraw(url)
          const erased = await writing.writer.erase([url]).then(
            () => true,
            () => false,
          )
          if (erased)
            for (const uid of standIn.indexes.filter((uid) => uid.startsWith(index)))
              expect(urlsIn(uid)).not.toContain(url)
          break
        }
        case 'bring':
          await writing.bring()
          break
        case 'schedule':
          writing.writer.schedule()
          break
        case 'rebuild':
          writing.writer.rebuild()
          break
        case 'crash':
          writing.crash()
          writing = startWriting(opened, index, { published })
          break
        case 'lose the index':
          await writing.writer.settled()
          standIn.lose(index)
          writing.writer.check()
          break
        case 'go away':
          trouble('refuse', one.requests)
          break
        case 'lose answers':
          trouble('swallow', one.requests)
          break
        case 'work':
          await work(writing, one.requests)
          break
        case 'work slowly':
          standIn.queue.hold()
          await work(writing, one.requests)
          standIn.queue.release()
          break
        case 'fail a task':
          standIn.queue.failNext(
            'documentAdditionOrUpdate',
            new ApiError('internal', 'An internal error has occurred.'),
          )
          break
      }
    }
    await writing.bring()
    const held = standIn.documents(index).map(({ url, version }) => [url, version])
    expect(new Map(held.map(([url, one]) => [String(url), String(one)]))).toEqual(published.versions())
    expect(held).toHaveLength(published.versions().size)
    expect(standIn.indexes.filter((uid) => uid.startsWith(`${index}_`))).toEqual([])
    expect(writing.pointer()).not.toBeNull()
    expect(standIn.unknown).toEqual([])
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), everything), { numRuns: 40 })
})
