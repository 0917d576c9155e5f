import { type HeldPage, heldPagesPosted, type ReceiptMessage } from '@huoye/content-types'
import type { ManifestFile } from '../manifest/manifest-file.ts'
import type { Failure, Failures } from '../plan/failures.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import { type DocumentReference, ownerOf } from './page-owner.ts'

type HeldPages = NonNullable<ReceiptMessage['held']>

/** With more documents changed at once than this, none is more suspect than the others. */
const mostSuspects = 5

/**
 * Says which documents changed when pages began to fail. A page can fail because of a document that it only lists;
 * `changed` are those of the release at hand, and are kept with every failure that is new in it.
 */
export function noteSuspects(
  failures: Failures,
  replica: Pick<ReplicaFile, 'store' | 'usersOfMedia'>,
  changed: readonly DocumentReference[],
): void {
  const unique = [...new Map(changed.map(({ type, id }) => [`${type}/${id}`, { type, id }])).values()]
  for (const { path } of failures.unexplained()) {
    const owner = ownerOf(path, replica)
    const own = owner !== null && unique.some(({ type, id }) => type === owner.type && id === owner.id)
    failures.explain(path, own || unique.length > mostSuspects ? [] : unique)
  }
}

/** Everything that is held now, oldest first, each with the document that it belongs to. */
export function heldPages(
  failures: Failures,
  replica: Pick<ReplicaFile, 'store' | 'usersOfMedia'>,
  manifest: ManifestFile,
): HeldPages {
  const all = failures.all().sort((left, right) => (left.since < right.since ? -1 : left.since > right.since ? 1 : 0))
  const posted = all.slice(0, heldPagesPosted)
  return {
    total: all.length,
    pages: posted.map((failed) =>
      heldPage(failed, ownerOf(failed.path, replica), manifest.live(failed.path)?.status === 200),
    ),
  }
}

function heldPage(failed: Failure, document: DocumentReference | null, live: boolean): HeldPage {
  const { path, suspects, attempts, quarantined, code, figure, detail, since, at } = failed
  return { path, document, suspects, attempts, quarantined, live, code, figure, detail, since, at }
}
