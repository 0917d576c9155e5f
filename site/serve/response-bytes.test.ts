import { expect, test } from 'vitest'
import { ResponseBytes } from './response-bytes.ts'

const at = (time: string) => new Date(`2026-11-23T${time}Z`)
const made = () => ResponseBytes.of(200, { 'content-length': '6', etag: '"a"' }, Buffer.from('活页'))

test('a response is its status, date, headers and body', () => {
  expect(made()?.at(at('08:00:00')).toString()).toBe(
    'HTTP/1.1 200 OK\r\ndate: Mon, 23 Nov 2026 08:00:00 GMT\r\ncontent-length: 6\r\netag: "a"\r\n\r\n活页',
  )
})

test('the date goes on with the seconds, in the same bytes, and nothing else changes', () => {
  const response = made()
  const first = response?.at(at('08:00:00.100'))
  const before = first?.toString()
  expect(response?.at(at('08:00:00.900')).toString()).toBe(before)
  const later = response?.at(at('23:59:59'))
  expect(later?.toString()).toBe(before?.replace('08:00:00', '23:59:59'))
  expect(later).toBe(first)
})

test('a header that would begin another line makes no response', () => {
  expect(ResponseBytes.of(200, { 'x-title': 'a\r\nset-cookie: b' }, Buffer.alloc(0))).toBeNull()
})
