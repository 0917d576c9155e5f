import { type EngineFile, engineFile, type Pointer } from '../../search/meilisearch/pointer.ts'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import type { ObjectSink } from '../objects/object-store.ts'

export type EngineFileParts = {
  manifest: ManifestFile
  objects: ObjectSink
  now: () => Date
  /** Runs a job while nobody else writes the manifest. */
  takeTurn: <Result>(job: () => Promise<Result>) => Promise<Result>
}

const type = 'application/json; charset=utf-8'

/** Tells readers' browsers by which engine to search. Does nothing where that is what they are told already. */
export function tellEngine(parts: EngineFileParts, meilisearch: Pointer | null): Promise<void> {
  const { manifest, objects, now, takeTurn } = parts
  const file: EngineFile = { meilisearch }
  return takeTurn(async () => {
    const stored = await objects.put(Buffer.from(JSON.stringify(file)), type, 'each')
    if (manifest.live(engineFile)?.object === stored.hash) return
    const note = {
      cause: 'search',
      at: now().toISOString(),
      seq: Number(manifest.meta('appliedSeq') ?? 0),
      events: [],
      rendered: new Set<string>(),
      background: true,
      timings: {},
    } as const
    const entries = new Map([[engineFile, { status: 200, object: stored.hash, type, headers: {} } as const]])
    manifest.commit({ entries, objects: [stored], note }, () => undefined)
  })
}
