import type { Reconciled } from '@huoye/content-types'
import type { ReplicaFile } from '../replica/replica-file.ts'
import type { Cms } from './cms-client.ts'

/**
 * Makes the replica equal to the CMS by comparing versions, and asking only for documents whose version is another. To be
 * called while nothing else is applied. The cursor stays: the feed still brings the events of what is taken in here.
 */
export async function reconcile(cms: Cms, replica: ReplicaFile): Promise<Reconciled> {
  const started = performance.now()
  const { seq, byType } = await cms.versions()
  const cursor = replica.cursor ?? 0
  if (seq < cursor) return { seq, asked: 0, differing: 0, startedOver: true, ms: since(started) }
  const types = new Set([...byType.keys(), ...replica.types()])
  const references = [...types].flatMap((type) => replica.differing(type, byType.get(type) ?? new Map()))
  const changes = references.length > 0 ? await cms.records(references) : []
  const differing = changes.length > 0 ? replica.apply(changes, [], cursor) : 0
  return { seq, asked: references.length, differing, startedOver: false, ms: since(started) }
}

const since = (started: number): number => Math.round(performance.now() - started)
