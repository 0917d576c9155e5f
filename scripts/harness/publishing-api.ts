import { type PublicRecord, snapshotLine } from '@huoye/content-types'
import { readSecrets } from '../start/secrets.ts'

/** Where a system's CMS answers, and where its secrets are kept. */
interface Asked {
  readonly cmsUrl: string
  readonly dataDir: string
}

/** Asks what the publisher asks, with the publisher's own secret. */
export function askPublishing({ cmsUrl, dataDir }: Asked, path: string): Promise<Response> {
  return fetch(`${cmsUrl}/publishing/${path}`, {
    headers: { authorization: `Bearer ${readSecrets(dataDir).publishing}` },
  })
}

/** All that is published, as the CMS tells it. */
export async function publishedRecords(system: Asked): Promise<PublicRecord[]> {
  const text = await (await askPublishing(system, 'snapshot')).text()
  const lines = text.trim().split('\n')
  return lines.flatMap((line) => {
    const read = snapshotLine.parse(JSON.parse(line))
    return read.kind === 'record' ? [read.record] : []
  })
}
