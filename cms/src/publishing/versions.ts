import type { VersionsLine } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { headOf } from '../outbox/read.ts'
import { publicTypes } from '../projecting/populate.ts'
import { projectionContext } from '../projecting/read.ts'
import { publishedRows, versionContext, versionsOf } from '../projecting/versions.ts'

/** Documents in one line: enough to spare the queries, few enough that others get their turn in between. */
const atOnce = 2000

const line = (value: VersionsLine): string => `${JSON.stringify(value)}\n`

/**
 * What every published document is at, whether its record is public or not, as NDJSON. The sequence number is read first, so
 * everything up to it is in what follows. In the order of document ids, which an index answers without the rows.
 */
export async function* versionsLines(strapi: Core.Strapi): AsyncGenerator<string> {
  yield line({ kind: 'head', seq: await headOf(strapi) })
  const context = await versionContext(strapi, await projectionContext(strapi))
  let count = 0
  for (const type of publicTypes) {
    let last = ''
    for (;;) {
      const rows = await publishedRows(strapi.db, type, 'for versions')
        .where('document_id', '>', last)
        .orderBy('document_id')
        .limit(atOnce)
      if (rows.length === 0) break
      last = rows.at(-1)?.document_id ?? last
      const versions = await versionsOf(strapi.db, type, rows, context)
      const pairs = rows.map((row): [string, string] => [row.document_id, versions.get(row.id) ?? ''])
      count += pairs.length
      yield line({ kind: 'versions', type, versions: pairs })
    }
  }
  yield line({ kind: 'end', count })
}
