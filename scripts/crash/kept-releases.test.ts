import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KeptReleases } from './kept-releases.ts'
import type { ManifestView } from './manifest-view.ts'

let dataDir: string
let kept: KeptReleases
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'huoye-kept-'))
  kept = new KeptReleases(dataDir)
  object('home', '<a href="/activities/2026/aaaaaaaaaa/">第7号通报第1稿</a>')
  object('plain', '<p>第8号通报第1稿</p>')
})
afterEach(() => rmSync(dataDir, { recursive: true }))

function object(name: string, text: string): void {
  const folder = join(dataDir, 'objects', name.slice(0, 2))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), text)
}

/** A manifest of some releases, each with the object that it answers `/` with; null where the page is gone. */
function view(releases: Record<number, string | null>, notes = Object.keys(releases)): ManifestView {
  const answer = (name: string | null) =>
    new Map([['/', { status: name ? 200 : 410, object: name, type: name && 'text/html', text: String(name) }]])
  return {
    live: Math.max(...Object.keys(releases).map(Number)),
    erasedTo: 0,
    notes: new Map(notes.map((number) => [Number(number), `note ${number}`])),
    releases: new Map(Object.entries(releases).map(([number, name]) => [Number(number), answer(name)])),
  }
}

const withdrawn = { documentId: 'a', own: new Set<string>(), marks: new Set(['7', 'aaaaaaaaaa']) }

test('releases that follow one another and stay as they were are right; those that fell out are not missed', () => {
  expect(kept.look(view({ 1: 'home', 2: 'plain' }), [], [])).toEqual([])
  expect(kept.look(view({ 2: 'plain', 3: 'home', 4: 'plain' }), [], [])).toEqual([])
})

test('a gap, a newest release without a word, and a release that is taken back are noticed', () => {
  expect(kept.look(view({ 1: 'home', 3: 'plain' }), [], [])).toHaveLength(1)
  expect(kept.look(view({ 1: 'home', 2: 'home', 3: 'plain', 4: 'plain' }, ['1', '2', '3']), [], [])).toHaveLength(2)
  expect(kept.look(view({ 1: 'home', 2: 'home', 3: 'plain' }), [], [])).toHaveLength(1)
})

test('a release of the past may change only where it told of what was withdrawn, and only to what a later one answers', () => {
  kept.look(view({ 1: 'home', 2: 'home' }), [], [])
  expect(kept.look(view({ 1: 'plain', 2: 'home', 3: 'plain' }), [], [])).toHaveLength(1)
  kept.look(view({ 1: 'home', 2: 'home', 3: 'plain' }), [], [])
  expect(kept.look(view({ 1: 'plain', 2: 'plain', 3: 'plain' }), [withdrawn], [withdrawn])).toEqual([])
  expect(kept.look(view({ 1: null, 2: 'plain', 3: 'plain' }), [withdrawn], [])).toHaveLength(1)
})

test('what was withdrawn is found in any release that still tells of it', () => {
  const found = kept.look(view({ 1: 'home', 2: 'plain' }), [withdrawn], [withdrawn])
  expect(found).toEqual(['release 1 shows aaaaaaaaaa, 7 at /, withdrawn'])
})

test('an object without a file is missing', () => {
  expect(kept.missing(view({ 1: 'home', 2: 'lost' }))).toEqual(['lost'])
})
