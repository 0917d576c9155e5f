import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { type QuickAnswer, QuickConnections } from './quick-connections.ts'

const asked = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
const answer = Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')

let server: Server
let client: Socket
let accepted: Socket
let quick: QuickConnections
afterEach(() => {
  client.destroy()
  quick.closeAll()
  server.closeAllConnections()
  server.close()
})

async function connected(given: QuickAnswer): Promise<void> {
  server = createServer((_, response) => response.end('general'))
  quick = new QuickConnections(server, given)
  server.on('connection', (socket) => {
    accepted = socket
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  await Promise.all([once(client, 'connect'), once(server, 'connection')])
}

test('who does not read an answer is not given another', async () => {
  const large = Buffer.alloc(8_000_000, 'a')
  let answers = 0
  await connected(() => {
    answers += 1
    return large
  })
  client.pause()
  client.write(asked)
  await vi.waitUntil(() => accepted.isPaused())
  const slow = accepted
  client.write(asked)
  const other = connect((server.address() as AddressInfo).port, '127.0.0.1')
  other.write(asked)
  await once(other, 'data')
  other.destroy()
  expect(answers).toBe(2)
  expect(slow.writableLength).toBeLessThanOrEqual(large.length)
})

test('an answer that is being made when the server stops is still sent, and then the connection ends', async () => {
  const made = Promise.withResolvers<Buffer>()
  await connected(() => made.promise)
  const received: Buffer[] = []
  client.on('data', (chunk: Buffer) => received.push(chunk))
  client.write(asked)
  await vi.waitUntil(() => accepted.isPaused())
  quick.closeIdle()
  made.resolve(answer)
  await once(client, 'end')
  expect(Buffer.concat(received).equals(answer)).toBe(true)
})

test('an answer that cannot be made is left to node:http', async () => {
  await connected(() => Promise.reject(new Error('no such file')))
  client.write(asked)
  const [chunk]: Buffer[] = await once(client, 'data')
  expect(chunk?.toString()).toContain('general')
})
