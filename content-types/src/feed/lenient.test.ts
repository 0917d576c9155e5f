import { expect, test } from 'vitest'
import { type BrokenRecord, lenient } from './lenient.ts'

const redirect = { type: 'redirect', id: 'r1', from: '/old/', to: '/new/', responseCode: 301 }
const broken = { ...redirect, id: 'r2', responseCode: 404 }
const told: BrokenRecord[] = []
const read = lenient((one) => told.push(one))

test('one broken record is left out of a feed and told of, the others are there', () => {
  const changes = [redirect, broken].map((record) => ({ type: record.type, id: record.id, record, version: 'v' }))
  const gone = { type: 'redirect', id: 'r3', record: null, version: null }
  const message = { head: 3, through: 3, ahead: null, changes: [...changes, gone], events: [] }
  expect(read.feed(message).changes.map(({ id }) => id)).toEqual(['r1', 'r3'])
  expect(told.pop()).toMatchObject({ type: 'redirect', id: 'r2', problem: expect.stringContaining('responseCode') })
})

test('so it is in a snapshot', () => {
  expect(read.line({ kind: 'record', record: redirect, version: 'v' })).toMatchObject({ kind: 'record' })
  expect(read.line({ kind: 'record', record: broken, version: 'v' })).toBeNull()
  expect(told.pop()?.id).toBe('r2')
  expect(read.line({ kind: 'head', seq: 7 })).toEqual({ kind: 'head', seq: 7 })
})

test('a message that is broken as a whole is refused', () => {
  expect(() => read.feed({ changes: [] })).toThrow()
  expect(() => read.line({ kind: 'tail' })).toThrow()
})
