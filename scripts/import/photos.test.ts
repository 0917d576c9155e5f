import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPhotos } from './photos.ts'
import { readLine } from './read-rows.ts'

let outside: string
let folder: string
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'huoye-photos-'))
  folder = join(outside, 'rows')
  mkdirSync(join(folder, 'photos'), { recursive: true })
  writeFileSync(join(outside, 'secret.jpg'), 'secret')
  writeFileSync(join(folder, 'photos/a.jpg'), 'a')
  symlinkSync(join(outside, 'secret.jpg'), join(folder, 'link.jpg'))
})
afterEach(() => rmSync(outside, { recursive: true }))

test('a photo beside the file is read', () => {
  expect(readPhotos(folder, ['photos/a.jpg'])).toEqual([{ name: 'a.jpg', base64: 'YQ==' }])
  expect(readPhotos(folder, undefined)).toEqual([])
})

test.each(['../secret.jpg', '/etc/hostname', 'link.jpg', 'photos/../../secret.jpg', 'missing.jpg', '', 7])(
  'the photo %j is refused',
  (path) => {
    expect(readPhotos(folder, [path])).toEqual([{ refused: expect.any(String) }])
  },
)

test('a line that is no object is told with its number, an empty line is passed over', () => {
  expect(readLine('{"title": "好"}', 3)).toEqual({ line: 3, row: { title: '好' } })
  expect(readLine('\uFEFF{}', 1)).toEqual({ line: 1, row: {} })
  expect(readLine('  ', 4)).toBeNull()
  expect(readLine('["好"]', 5)).toMatchObject({ line: 5, outcome: 'failed' })
  expect(readLine('{"title": ', 6)).toMatchObject({
    line: 6,
    outcome: 'failed',
    reason: expect.stringContaining('JSON'),
  })
})
