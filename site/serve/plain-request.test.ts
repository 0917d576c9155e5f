import { expect, test } from 'vitest'
import { plainRequest } from './plain-request.ts'

const packet = (...lines: string[]): Buffer => Buffer.from([...lines, '', ''].join('\r\n'), 'latin1')

test('a browser’s request is read', () => {
  const asked = packet(
    'GET /organizations/10001/?q=%E5%85%9A HTTP/1.1',
    'Host: example.test',
    'Connection: keep-alive',
    'Upgrade-Insecure-Requests: 1',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64)',
    'Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
    'ACCEPT-ENCODING:  gzip, deflate, br ',
    'If-None-Match: "a"',
    'Cookie:',
  )
  expect(plainRequest(asked)).toEqual({
    target: '/organizations/10001/?q=%E5%85%9A',
    headers: { 'accept-encoding': 'gzip, deflate, br', 'if-none-match': '"a"' },
  })
})

test.each([
  ['another method', packet('HEAD / HTTP/1.1', 'Host: a')],
  ['another version', packet('GET / HTTP/1.0', 'Host: a')],
  ['an absolute target', packet('GET http://a/ HTTP/1.1', 'Host: a')],
  ['no host', packet('GET / HTTP/1.1', 'Accept: a')],
  ['two hosts', packet('GET / HTTP/1.1', 'Host: a', 'Host: b')],
  ['a body', packet('GET / HTTP/1.1', 'Host: a', 'Content-Length: 5')],
  ['chunks', packet('GET / HTTP/1.1', 'Host: a', 'transfer-encoding: chunked')],
  ['the connection’s end', packet('GET / HTTP/1.1', 'Host: a', 'Connection: close')],
  ['an upgrade', packet('GET / HTTP/1.1', 'Host: a', 'Connection: keep-alive, Upgrade', 'Upgrade: websocket')],
  ['an expectation', packet('GET / HTTP/1.1', 'Host: a', 'Expect: 100-continue')],
  ['a part', packet('GET / HTTP/1.1', 'Host: a', 'Range: bytes=0-1')],
  ['another condition', packet('GET / HTTP/1.1', 'Host: a', 'If-Modified-Since: x')],
  ['the same header twice', packet('GET / HTTP/1.1', 'Host: a', 'Accept-Encoding: br', 'Accept-Encoding: gzip')],
  ['a folded header', packet('GET / HTTP/1.1', 'Host: a', 'X: a', ' Content-Length: 5')],
  ['a space before the colon', packet('GET / HTTP/1.1', 'Host: a', 'Content-Length : 5')],
  ['a bare line feed', Buffer.from('GET / HTTP/1.1\r\nHost: a\nContent-Length: 5\r\n\r\n')],
  ['a bare carriage return', Buffer.from('GET / HTTP/1.1\r\nHost: a\rContent-Length: 5\r\n\r\n')],
  ['other letters', packet('GET / HTTP/1.1', 'Host: a', 'X: \xe9')],
  ['a space in the target', packet('GET /a b HTTP/1.1', 'Host: a')],
  ['two requests', Buffer.concat([packet('GET / HTTP/1.1', 'Host: a'), packet('GET / HTTP/1.1', 'Host: a')])],
  ['a part of one', packet('GET / HTTP/1.1', 'Host: a').subarray(0, -2)],
  ['too long', packet('GET / HTTP/1.1', 'Host: a', `X: ${'a'.repeat(9000)}`)],
])('%s is left to node:http', (_, asked) => {
  expect(plainRequest(asked)).toBeNull()
})
