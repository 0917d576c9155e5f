import type { SnapshotLine } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { headOf } from '../outbox/read.ts'
import { publicTypes } from '../projecting/populate.ts'
import { projectAll, projectionContext } from '../projecting/read.ts'
import { noteWithheld } from '../projecting/withheld.ts'

const line = (value: SnapshotLine): string => `${JSON.stringify(value)}\n`

/**
 * The whole public projection as NDJSON, some hundred lines at a time. The sequence number is read first, so everything up to
 * it is in what follows; what is committed meanwhile may be in it too and comes again by the feed.
 */
export async function* snapshotLines(strapi: Core.Strapi): AsyncGenerator<string> {
  const seq = await headOf(strapi)
  yield line({ kind: 'head', seq })
  let count = 0
  const context = await projectionContext(strapi)
  for (const type of publicTypes) {
    for await (const batch of projectAll(strapi, type, context)) {
      for (const { id, problem } of batch) await noteWithheld(strapi, { type, id }, problem)
      const lines = batch.flatMap(({ record, version }) => {
        return record && version ? [line({ kind: 'record', record, version })] : []
      })
      count += lines.length
      if (lines.length > 0) yield lines.join('')
    }
  }
  yield line({ kind: 'end', count })
}
