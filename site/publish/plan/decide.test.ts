import { expect, test } from 'vitest'
import { decide } from './decide.ts'

const live = new Map([
  ['/there/', 200],
  ['/was/', 410],
  ['/unread/', 200],
  ['/moved/', 301],
])
const decided = (claims: Parameters<typeof decide>[0]['claims'], affected: string[] = [], retry: string[] = []) =>
  decide({ claims, affected, retry, live: (path) => live.get(path) ?? null, known: (path) => path !== '/unread/' })

test('a newly claimed page is rendered, one that is live only when a read of it changed', () => {
  const claims = new Map([
    ['/new/', '/new/'],
    ['/there/', '/there/'],
    ['/was/', '/was/'],
    ['/moved/', '/moved/'],
  ])
  expect(decided(claims).render).toEqual(['/moved/', '/new/', '/was/'])
  expect(decided(new Map(), ['/there/']).render).toEqual(['/there/'])
})

test('a page that is live without anyone knowing what it reads is rendered', () => {
  expect(decided(new Map([['/unread/', '/unread/']])).render).toEqual(['/unread/'])
})

test('a page claimed no more is gone, even when its reads changed too', () => {
  expect(decided(new Map([['/there/', null]]), ['/there/'])).toMatchObject({
    render: [],
    gone: ['/there/'],
    dropped: ['/there/'],
  })
})

test('an address that never answered, or is gone already, is not gone again', () => {
  expect(
    decided(
      new Map([
        ['/never/', null],
        ['/was/', null],
      ]),
    ).gone,
  ).toEqual([])
})

test('redirects and withdrawals are as claimed', () => {
  const claims = new Map([
    ['/old/', { path: '/old/', to: '/new/' } as const],
    ['/x/', { path: '/x/', gone: true } as const],
  ])
  expect(decided(claims)).toMatchObject({ redirects: new Map([['/old/', '/new/']]), gone: ['/x/'] })
})

test('what failed before is tried again', () => {
  expect(decided(new Map(), [], ['/failed/']).render).toEqual(['/failed/'])
})
