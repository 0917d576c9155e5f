import { expect, test } from 'vitest'
import { requestPath } from './request-path.ts'

test.each([
  ['/', '/', ''],
  ['/search/?q=%E5%85%9A&a=b?c', '/search/', '?q=%E5%85%9A&a=b?c'],
  ['/%E5%85%9A/', '/党/', ''],
  ['http://example.org/news/?a', '/news/', '?a'],
])('%s asks for %s', (target, path, query) => {
  expect(requestPath(target)).toEqual({ path, query })
})

test.each(['/%zz', '/a/../b', '/a/%2e%2e/b', '/a\\b', '/a%00b', '*', 'news/', 'ftp://example.org/'])(
  '%s is malformed',
  (target) => {
    expect(requestPath(target)).toBeNull()
  },
)
