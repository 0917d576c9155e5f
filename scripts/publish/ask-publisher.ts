import { request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type PublisherState, publisherState, refusal, refusalWord } from '@huoye/content-types'
import { ExplainedError } from '../explain/explained-error.ts'

/** Something that says of a value whether it is as agreed, as a zod schema does. */
type Contract<Answer> = { safeParse(value: unknown): { success: true; data: Answer } | { success: false } }

/**
 * Asks the running publisher at its socket in the data folder; what it answers is told in content-types.
 * Throws an ExplainedError when there is none, when it refuses, and when its answer is of another version.
 */
export async function askPublisher<Answer>(
  dataDir: string,
  method: 'GET' | 'POST',
  path: string,
  contract: Contract<Answer>,
): Promise<Answer> {
  const { status, body } = await ask(dataDir, method, path).catch((cause: unknown) => {
    const remedy = '请用 npm start 启动；改过 DATA_DIR 的，这里也要设置成一样的。线上网站不受影响。'
    throw new ExplainedError('HUOYE-PUBLISH-003', `发布程序没有运行（${dataDir}）。`, remedy, cause)
  })
  const refused = refusal.safeParse(body)
  if (refused.success) {
    const { what, remedy } = refusalWord(refused.data.error)
    throw new ExplainedError(refused.data.error, what, remedy)
  }
  const answer = contract.safeParse(body)
  if (answer.success && (status === 200 || status === 202)) return answer.data
  const remedy = '请停下系统，用同一个版本重新启动（npm start）。线上网站不受影响。'
  throw new ExplainedError('HUOYE-PUBLISH-004', '发布程序的回答看不懂，可能是另一个版本。', remedy, body)
}

export const askState = (dataDir: string): Promise<PublisherState> =>
  askPublisher(dataDir, 'GET', '/state', publisherState)

function ask(dataDir: string, method: string, path: string): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath: join(dataDir, 'publisher.sock'), method, path }, (response) => {
      const { statusCode: status = 0 } = response
      text(response).then((body) => resolve({ status, body: JSON.parse(body) }), reject)
    })
    asking.on('error', reject)
    asking.end()
  })
}
