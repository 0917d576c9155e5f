import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkPorts } from './ports.ts'
import { readSettings } from './settings.ts'

let server: Server
let port: number
beforeEach(async () => {
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterEach(() => server.close())

test('a taken port is refused with the variable to change', async () => {
  const settings = { ...readSettings({}, '/r'), cmsPort: port }
  await expect(checkPorts(settings)).rejects.toThrow(`CMS_PORT=${port + 1000} npm start`)
})
