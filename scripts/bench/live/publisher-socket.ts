import { request } from 'node:http'
import { join } from 'node:path'
import type { TestSystem } from '../../harness/test-system.ts'

/** Asks the running publisher over its socket; throws when it refuses. */
export function askPublisher(
  { dataDir }: TestSystem,
  method: 'GET' | 'POST',
  path: '/state' | '/rebuild' | '/reconcile',
): Promise<Map<string, unknown>> {
  return new Promise((resolve, reject) => {
    const body = method === 'POST' ? JSON.stringify({ full: true }) : ''
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const asked = request({ socketPath: join(dataDir, 'publisher.sock'), method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        if ((response.statusCode ?? 500) >= 300)
          return reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 500)}`))
        const parsed: unknown = JSON.parse(text)
        resolve(new Map(typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []))
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
