import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { searchLogFile } from '@huoye/content-types'
import { withApp } from '../../search/page/app-html.ts'
import { findFor } from '../../search/page/find-for.ts'
import { nothingAsked, type Shown } from '../../search/page/shown.ts'
import type { Asked, SearchEngine } from '../../search/port.ts'
import { servedEngine } from '../../search/served/engine.ts'
import { ReleaseReader } from '../release-reader.ts'
import { countySynonyms } from './county-synonyms.ts'
import { KeptLog } from './log/kept-log.ts'
import type { Asking, Encoding, Question, Reply, Told } from './question.ts'

/** One thread in which searches are made, one after another, and counted. */
const { dataDir }: { dataDir: string } = workerData
const served = servedEngine(join(dataDir, 'search.db'), countySynonyms(join(dataDir, 'replica.db')))
const log = new KeptLog(join(dataDir, searchLogFile), new ReleaseReader(join(dataDir, 'manifest.db')))

/** The engine, of which the first page of a search is counted: turning pages, narrowing down and sorting anew are no other search. */
const engine: SearchEngine = {
  async search(asked) {
    const answer = await served.search(asked)
    const { query, filters, sort, offset } = asked
    const first = offset === 0 && sort === 'relevance' && Object.keys(filters).length === 0
    if (first) log.searched(query, answer.total > 0)
    return answer
  },
  suggest: (typed, limit) => served.suggest(typed, limit),
}

async function answered(question: Question): Promise<string | null> {
  if (question.kind === 'suggest') return JSON.stringify(await engine.suggest(question.typed, question.limit))
  if (question.kind === 'answer') return JSON.stringify(await engine.search(question.asked))
  return withApp(question.html, await shown(question.asked))
}

async function shown(asked: Asked): Promise<Shown> {
  if (asked.query === '') return { ...nothingAsked, served: true }
  return { asked, ...(await findFor(engine, asked)), state: 'idle', served: true }
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
