import { expect, test } from 'vitest'
import { findPages } from './page-kinds.ts'

test('pages of a kind are found by following links, and only by their form', async () => {
  const pages: Record<string, string> = {
    '/': '<a href="/branches/xinchang/">b</a><a href="/articles/2026/">no</a>',
    '/branches/xinchang/':
      '<a href="/branches/xinchang/overview/">o</a><a href="/branches/xinchang/key-tasks/#top">k</a>',
    '/branches/xinchang/key-tasks/': '<a href="/activities/2026/abcdefghij/">a</a>',
  }
  const found = await findPages(async (path) => pages[path] ?? '')
  expect(Object.fromEntries(found)).toMatchObject({
    home: '/',
    branch: '/branches/xinchang/',
    'branch-overview': '/branches/xinchang/overview/',
    'branch-column': '/branches/xinchang/key-tasks/',
    activity: '/activities/2026/abcdefghij/',
  })
  expect(found.has('article')).toBe(false)
})

test('an address that is given comes before those that are found', async () => {
  const found = await findPages(async () => '<a href="/branches/xinchang/">b</a>', ['/branches/huangu-cun/'])
  expect(found.get('branch')).toBe('/branches/huangu-cun/')
})
