import { expect, test } from 'vitest'
import type { EntryRow } from '../manifest/entry.ts'
import { compareAssets, compareMedia, comparePage, unplanned } from './compare.ts'

const page = (object: string, headers = '{}'): EntryRow => ({
  status: 200,
  object,
  type: 'text/html; charset=utf-8',
  location: null,
  headers,
})
const redirect = (location: string): EntryRow => ({ status: 301, object: null, type: null, location, headers: '{}' })
const gone: EntryRow = { status: 410, object: null, type: null, location: null, headers: '{}' }
const picture = (object: string): EntryRow => ({ ...page(object), type: 'image/webp' })

test('an address agrees when status, bytes, type, location and headers do', () => {
  expect(comparePage('/', page('a'), page('a'))).toBeNull()
  expect(comparePage('/', page('a'), page('b'))).toMatchObject({ kind: 'page', address: '/' })
  expect(comparePage('/', redirect('/a/'), redirect('/b/'))).toMatchObject({ live: '301 → /a/', wanted: '301 → /b/' })
  expect(comparePage('/', null, page('a'))?.live).toBe('没有这个地址')
  expect(comparePage('/', page('a', '{"x":"1"}'), page('a', '{"x":"2"}'))).toMatchObject({
    live: expect.stringContaining('{"x":"1"}'),
    wanted: expect.stringContaining('{"x":"2"}'),
  })
})

test('a withdrawn address that a clean site does not know is no difference; one that should be gone and is not, is', () => {
  expect(comparePage('/old/', gone, null)).toBeNull()
  expect(comparePage('/old/', null, null)).toBeNull()
  expect(comparePage('/old/', page('a'), null)).toMatchObject({ wanted: '没有这个地址' })
  expect(comparePage('/old/', page('a'), gone)).toMatchObject({ wanted: '410' })
})

test('a page that cannot be made says why', () => {
  expect(comparePage('/bad/', page('a'), { error: '生成页面时出错。' })?.wanted).toBe('做不出来：生成页面时出错。')
})

test('media must have the bytes that their names promise, and none may stay that nobody uses', () => {
  const live = new Map([
    ['/media/aaaa.webp', picture('aaaa1111')],
    ['/media/bbbb.webp', picture('cccc1111')],
    ['/media/dddd.webp', picture('dddd1111')],
    ['/media/eeee.webp', gone],
  ])
  const found = compareMedia(['aaaa.webp', 'bbbb.webp', 'ffff.webp'], live).map(({ address }) => address)
  expect(found).toEqual(['/media/bbbb.webp', '/media/ffff.webp', '/media/dddd.webp'])
})

test('the files of the bundle must be there; those of earlier bundles may stay', () => {
  const live = new Map([
    ['/_astro/a.css', page('a')],
    ['/_astro/old.css', page('old')],
  ])
  expect(compareAssets(new Map([['/_astro/a.css', page('a')]]), live)).toEqual([])
  expect(compareAssets(new Map([['/_astro/b.css', page('b')]]), live)).toMatchObject([{ address: '/_astro/b.css' }])
})

test('what is live and not planned is found, withdrawn addresses and files aside', () => {
  const live = new Map([
    ['/', page('a')],
    ['/stray/', page('b')],
    ['/old/', gone],
    ['/_astro/old.css', page('c')],
    ['/search-index/shards.json', page('d')],
    ['/media/a.webp', picture('e')],
  ])
  expect(unplanned(new Set(['/']), live)).toEqual(['/stray/'])
})
