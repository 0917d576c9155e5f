import { request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { refusal, refusalWord } from '@huoye/content-types'
import { errors } from '@strapi/utils'
import { dataDir } from '../data-dir.ts'

type Contract<Answer> = { parse(value: unknown): Answer }

const answerWithinMs = 10_000

/**
 * Asks the publisher on this machine at its socket in the data folder. Rejects with an ApplicationError, in words for whoever
 * asked, when it refuses; with another error when it is not there.
 */
export async function askPublisher<Answer>(
  method: 'GET' | 'POST',
  path: string,
  contract: Contract<Answer>,
): Promise<Answer> {
  const body = await ask(method, path)
  const refused = refusal.safeParse(body)
  if (!refused.success) return contract.parse(body)
  const { what, remedy } = refusalWord(refused.data.error)
  throw new errors.ApplicationError(`${what}${remedy}`)
}

function ask(method: string, path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const options = { socketPath: join(dataDir(), 'publisher.sock'), method, path, timeout: answerWithinMs }
    const asking = request(options, (response) => {
      text(response).then((body) => resolve(JSON.parse(body)), reject)
    })
    asking.on('timeout', () => asking.destroy(new Error('the publisher does not answer')))
    asking.on('error', reject)
    asking.end()
  })
}
