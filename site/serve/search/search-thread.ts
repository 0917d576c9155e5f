import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { searchLogFile } from '@huoye/content-types'
import { withApp } from '../../search/page/app-html.ts'
import { nothingAsked, type Shown } from '../../search/page/shown.ts'
import type { Answer, Asked, SearchEngine } from '../../search/port.ts'
import { servedEngine } from '../../search/served/engine.ts'
import { ReleaseReader } from '../release-reader.ts'
import { countySynonyms } from './county-synonyms.ts'
import { KeptLog } from './log/kept-log.ts'
import type { Asking, Encoding, Question, Reply, Told } from './question.ts'

/** One thread in which searches are made, one after another, and counted. */
const { dataDir }: { dataDir: string } = workerData
const engine: SearchEngine = servedEngine(join(dataDir, 'search.db'), countySynonyms(join(dataDir, 'replica.db')))
const log = new KeptLog(join(dataDir, searchLogFile), new ReleaseReader(join(dataDir, 'manifest.db')))

const mostNearest = 5

async function answered(question: Question): Promise<string | null> {
  if (question.kind === 'suggest') return JSON.stringify(await engine.suggest(question.typed, question.limit))
  if (question.kind === 'answer') return JSON.stringify(await found(question.asked))
  return withApp(question.html, await shown(question.asked))
}

async function shown(asked: Asked): Promise<Shown> {
  if (asked.query === '') return { ...nothingAsked, served: true }
  const answer = await found(asked)
  const nearest = answer.total === 0 ? await engine.suggest(asked.query, mostNearest) : []
  return { asked, answer, nearest, state: 'idle', served: true }
}

/** Turning pages, narrowing down and sorting anew are not another search. */
async function found(asked: Asked): Promise<Answer> {
  const answer = await engine.search(asked)
  const { query, filters, sort, offset } = asked
  const first = offset === 0 && sort === 'relevance' && Object.keys(filters).length === 0
  if (first) log.searched(query, answer.total > 0)
  return answer
}

function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'gzip') return gzipSync(text)
  if (encoding === 'br') return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  return Buffer.from(text)
}

async function reply({ id, question, encoding }: Asking): Promise<Reply> {
  // Whatever goes wrong, the search page goes on without: where there is no index yet, there is nothing to tell either.
  const text = await answered(question).catch(() => null)
  return { id, body: text === null ? null : encoded(text, encoding) }
}

parentPort?.on('message', async (message: Asking | Told) => {
  if (message === 'goodbye') {
    log.close()
    process.exit()
  } else if ('opened' in message) log.opened(message.opened.query, message.opened.url)
  else parentPort?.postMessage(await reply(message))
})
