import { ApiError, indexNotFound } from './api-error.ts'
import type { Document } from './filter-syntax.ts'
import { defaultSettings, type Settings } from './settings.ts'

export type StoredIndex = {
  uid: string
  primaryKey: string | null
  createdAt: string
  updatedAt: string
  settings: Settings
  documents: Map<string, Document>
}

const indexUid = /^[\w-]{1,400}$/
const documentId = /^[\w-]{1,511}$/

/** Refuses a name that no index can have. */
export function checkedUid(uid: string): string {
  if (indexUid.test(uid)) return uid
  throw new ApiError(
    'invalid_index_uid',
    `\`${uid}\` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, hyphens (-) and underscores (_), and can not be more than 400 bytes.`,
  )
}

/** All indexes with their documents, changed by tasks only. */
export class IndexStore {
  readonly #indexes = new Map<string, StoredIndex>()

  get(uid: string): StoredIndex {
    const index = this.#indexes.get(uid)
    if (!index) throw indexNotFound(uid)
    return index
  }

  list(): StoredIndex[] {
    return [...this.#indexes.values()].sort((left, right) => (left.uid < right.uid ? -1 : 1))
  }

  create(uid: string, primaryKey: string | null): object {
    if (this.#indexes.has(uid)) throw new ApiError('index_already_exists', `Index \`${uid}\` already exists.`)
    const now = new Date().toISOString()
    this.#indexes.set(uid, {
      uid,
      primaryKey,
      createdAt: now,
      updatedAt: now,
      settings: defaultSettings,
      documents: new Map(),
    })
    return { primaryKey }
  }

  delete(uid: string): object {
    const { documents } = this.get(uid)
    this.#indexes.delete(uid)
    return { deletedDocuments: documents.size }
  }

  /** All pairs or none. */
  swap(pairs: readonly (readonly [string, string])[]): object {
    for (const uid of pairs.flat()) this.get(uid)
    for (const [one, other] of pairs) {
      const [left, right] = [this.get(one), this.get(other)]
      this.#indexes.set(one, { ...right, uid: one })
      this.#indexes.set(other, { ...left, uid: other })
    }
    return { swaps: pairs.map((indexes) => ({ indexes, rename: false })) }
  }

  /** The index is made when it is not there, as for settings. */
  orNew(uid: string, primaryKey: string | null = null): StoredIndex {
    if (!this.#indexes.has(uid)) this.create(uid, primaryKey)
    return this.get(uid)
  }

  /** All documents or none. */
  add(uid: string, primaryKey: string | null, documents: readonly Document[]): object {
    const index = this.orNew(uid, primaryKey)
    const key = index.primaryKey ?? primaryKey ?? 'id'
    const identified = documents.map((document) => [identifierOf(document, key), document] as const)
    index.primaryKey = key
    for (const [id, document] of identified) index.documents.set(id, document)
    return { receivedDocuments: documents.length, indexedDocuments: documents.length }
  }

  remove(uid: string, ids: readonly string[]): object {
    const { documents } = this.get(uid)
    const deletedDocuments = ids.filter((id) => documents.delete(id)).length
    return { providedIds: ids.length, deletedDocuments, originalFilter: null }
  }
}

function identifierOf(document: Document, key: string): string {
  const id = document[key]
  const shown = JSON.stringify(document)
  if (id === undefined) {
    throw new ApiError('missing_document_id', `Document doesn't have a \`${key}\` attribute: \`${shown}\`.`)
  }
  if ((typeof id === 'string' || Number.isInteger(id)) && documentId.test(String(id))) return String(id)
  throw new ApiError(
    'invalid_document_id',
    `Document identifier \`${JSON.stringify(id)}\` is invalid. A document identifier can be of type integer or string, only composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than 511 bytes.`,
  )
}
