import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { SteadyLoad } from './steady-load.ts'

test('a server that stands still shows in every request that was due meanwhile', async () => {
  const held: (() => void)[] = []
  let holding = true
  const server = createServer((_, response) => {
    const answer = () => response.end('ok')
    if (holding) held.push(answer)
    else answer()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const load = new SteadyLoad(`http://127.0.0.1:${port}`, ['/'], 100)
  try {
    load.start()
    await until(() => held.length >= 1)
    const stood = performance.now()
    await until(() => held.length >= 10)
    const stoodMs = performance.now() - stood
    holding = false
    for (const answer of held) answer()
    const times: number[] = []
    await until(() => times.push(...load.take().times) > 10)
    expect(Math.max(...times)).toBeGreaterThanOrEqual(stoodMs)
    expect(times.filter((ms) => ms > 0)).toHaveLength(times.length)
  } finally {
    load.stop()
    server.close()
    server.closeAllConnections()
  }
})

/** Settles when it is so, looking again in every turn of the event loop. */
async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((resolve) => setImmediate(resolve))
}
