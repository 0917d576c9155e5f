import { expect, test } from 'vitest'
import { touchedBy } from './feed.ts'

test('each touched document comes once; what has no record of its own comes through what it affects', () => {
  const touched = touchedBy([
    { type: 'activity', id: 'a', affects: [] },
    { type: 'person', id: 'p', affects: [{ type: 'overview', id: 'o' }] },
    { type: 'activity', id: 'a', affects: [] },
    {
      type: 'file',
      id: 'f',
      affects: [
        { type: 'activity', id: 'a' },
        { type: 'article', id: 'b' },
      ],
    },
  ])
  expect(touched).toEqual([
    { type: 'activity', id: 'a' },
    { type: 'overview', id: 'o' },
    { type: 'article', id: 'b' },
  ])
})
