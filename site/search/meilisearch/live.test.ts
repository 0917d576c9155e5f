import { test } from 'vitest'
import { meilisearchContract } from './contract/contract.ts'
import { realServer } from './contract/servers.ts'

const open = realServer(process.env)

if (open) meilisearchContract('a real Meilisearch server', open)
else
  test('a real Meilisearch server', ({ skip }) => {
    const why =
      'Skipped: MEILI_HOST is not set, and there is no meilisearch program on the PATH. Only the stand-in was tested.'
    process.stderr.write(`${why}\n`)
    skip(why)
  })
