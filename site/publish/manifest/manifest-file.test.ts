import { beforeEach, expect, test } from 'vitest'
import type { Entry } from './entry.ts'
import { ManifestFile } from './manifest-file.ts'
import { Past } from './past.ts'

const page = (object: string): Entry => ({ status: 200, object, type: 'text/html; charset=utf-8', headers: {} })
let manifest: ManifestFile

function release(entries: Record<string, Entry>, rendered = Object.keys(entries), alongside = () => {}) {
  const note = {
    cause: 'publish' as const,
    at: '2026-11-22T00:00:00.000Z',
    seq: 1,
    events: [],
    rendered: new Set(rendered),
    timings: {},
  }
  return manifest.commit({ entries: new Map(Object.entries(entries)), objects: [], note }, alongside)
}

/** What each address answered in a release. */
const at = (number: number): Record<string, string | number> =>
  Object.fromEntries(
    manifest
      .sql<{ path: string; status: number; object: string | null }>(
        'SELECT path, status, object FROM entries WHERE from_release <= ? AND (to_release IS NULL OR to_release > ?) ORDER BY path',
      )
      .all(number, number)
      .map(({ path, status, object }) => [path, object ?? status]),
  )

beforeEach(() => {
  manifest = new ManifestFile(':memory:')
})

test('every release stays readable as it was', () => {
  release({ '/': page('a'), '/b/': page('b') })
  release({ '/': page('a2') })
  release({ '/b/': { status: 410 } })
  expect([at(1), at(2), at(3)]).toEqual([
    { '/': 'a', '/b/': 'b' },
    { '/': 'a2', '/b/': 'b' },
    { '/': 'a2', '/b/': 410 },
  ])
})

test('entries equal to the live ones make no release, and do not count as changed', () => {
  expect(release({ '/': page('a') })).toEqual({ release: 1, pagesChanged: 1 })
  expect(release({ '/': page('a') })).toEqual({ release: 1, pagesChanged: 0 })
  expect(release({ '/': page('a'), '/b/': page('b') })).toEqual({ release: 2, pagesChanged: 1 })
  expect(manifest.meta('pages')).toBe('2')
})

test('when anything of a release cannot be written, nothing of it is', () => {
  release({ '/': page('a') })
  const broken = () => {
    throw new Error('disk full')
  }
  expect(() => release({ '/': page('b') }, ['/'], broken)).toThrow('disk full')
  expect(manifest.release).toBe(1)
  expect(manifest.live('/')?.object).toBe('a')
})

test('the site is behind from the first event that is not live until it is', () => {
  manifest.noteHead(1, '2026-11-22T00:00:01.000Z')
  manifest.noteHead(1, '2026-11-22T00:00:02.000Z')
  expect(manifest.meta('behindSince')).toBe('2026-11-22T00:00:01.000Z')
  release({ '/': page('a') })
  expect(manifest.meta('behindSince')).toBe('')
})

test('forgotten files are unknown rather than gone, and other releases keep them', () => {
  release({ '/search-index/a/x': page('x'), '/search-index/b/x': page('y') })
  release({ '/': page('a') }, [], () => new Past(manifest).forgetBelow('/search-index/a/'))
  expect(at(1)['/search-index/a/x']).toBe('x')
  expect(at(2)).toEqual({ '/': 'a', '/search-index/b/x': 'y' })
})

test('variants of an object that was taken away meanwhile are told, so that their files can go', () => {
  const note = {
    cause: 'publish' as const,
    at: '2026-11-22T00:00:00.000Z',
    seq: 1,
    events: [],
    rendered: new Set(['/']),
    timings: {},
  }
  const objects = [{ hash: 'known', size: 300, compressible: true }]
  manifest.commit({ entries: new Map([['/', page('known')]]), objects, note }, () => {})
  const made = ['known', 'gone'].map((hash) => ({ hash, br: 10, gz: 12 }))
  expect(manifest.noteVariants(made)).toEqual(['gone'])
})
