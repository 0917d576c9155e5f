import type { DocumentTypeDefinition, PublishEvent } from '@huoye/content-types'
import type { ContentUid } from '../content.ts'

type Data = Record<string, unknown>

/** One call of the document service that writes content, as the middlewares of this folder see it. */
export type Write = {
  action: 'create' | 'update' | 'clone' | 'publish' | 'unpublish' | 'delete' | 'discardDraft'
  uid: ContentUid
  type: DocumentTypeDefinition
  /** Null for what does not exist yet. */
  documentId: string | null
  /** What a clone is made from. */
  sourceId: string | null
  data: Data
  /** Asked to be published in the same call. */
  publishAtOnce: boolean
}

const actions: ReadonlySet<string> = new Set([
  'create',
  'update',
  'clone',
  'publish',
  'unpublish',
  'delete',
  'discardDraft',
])

const isWriting = (action: string): action is Write['action'] => actions.has(action)

/** The write that a call is; null for reading and for types that are not content. */
export function writeOf(action: string, type: DocumentTypeDefinition | undefined, params: object): Write | null {
  if (!type || !isWriting(action)) return null
  const given: { documentId?: unknown; data?: unknown; status?: unknown } = params
  const id = typeof given.documentId === 'string' ? given.documentId : null
  return {
    action,
    type,
    uid: `api::${type.name}.${type.name}`,
    documentId: action === 'clone' ? null : id,
    sourceId: action === 'clone' ? id : null,
    data: isData(given.data) ? given.data : {},
    publishAtOnce: type.drafts && given.status === 'published' && (action === 'create' || action === 'update'),
  }
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the outbox says of a write, or null: drafts say nothing, and neither does taking away what was never published. */
export function happeningOf(
  write: Pick<Write, 'action' | 'type'>,
  wasPublished: boolean,
): PublishEvent['action'] | null {
  if (!write.type.drafts) {
    if (write.action === 'create' || write.action === 'clone') return 'create'
    return write.action === 'update' || write.action === 'delete' ? write.action : null
  }
  if (write.action === 'publish') return 'publish'
  if (write.action === 'unpublish' || write.action === 'delete') return wasPublished ? write.action : null
  return null
}
