import { request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** Asks the publisher at its socket in the data folder; gives its answer's JSON. Throws when it refuses or is not there. */
export function askPublisher(dataDir: string, method: 'GET' | 'POST', path: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: join(dataDir, 'publisher.sock'), method, path }, (response) => {
      text(response).then((body) => {
        if (response.statusCode === 200 || response.statusCode === 202) resolve(JSON.parse(body))
        else reject(new Error(`${method} ${path}: ${response.statusCode} ${body}`))
      }, reject)
    })
    asking.on('error', reject)
    asking.end()
  })
}
