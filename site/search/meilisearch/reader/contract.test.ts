import { vi } from 'vitest'
import { searchContract } from '../../../fixtures/search-contract.ts'
import { loadSimplify, maySimplify } from '../../query/simplified.ts'
import { readings, syllablesOf } from '../../served/pinyin.ts'
import { PublishedInMemory } from '../contract/records.ts'
import { openStandIn } from '../contract/servers.ts'
import { startWriting } from '../contract/writing.ts'
import { meiliEngine } from './engine.ts'

vi.setConfig({ testTimeout: 60_000 })

// How well Meilisearch itself finds, the stand-in cannot show: here everything around it is held against the contract of all engines.
searchContract('Meilisearch, by a stand-in', async (records, synonyms) => {
  const opened = await openStandIn()
  const published = new PublishedInMemory()
  const writing = startWriting(opened, 'huoye', { published, readings })
  const become = async (wanted: typeof records): Promise<void> => {
    published.withdraw(...published.versions().keys())
    published.put(...wanted)
    await writing.bring()
  }
  await become(records)
  const pointer = writing.pointer()
  if (!pointer) throw new Error('Readers were not told of the server.')
  const engine = meiliEngine(pointer, async (query) => ({
    synonyms,
    simplify: maySimplify(query) ? await loadSimplify() : undefined,
    syllables: syllablesOf,
  }))
  return { engine, become, close: opened.close }
})
