import { ApiError } from './api-error.ts'
import { type FieldRules, fieldsOf, isFields, isText, textIn } from './body.ts'
import { checkedUid } from './index-store.ts'
import { accepted, countOf, knownParameters, ok, page, type Route } from './route.ts'
import { searchDocuments, searchRules } from './search-documents.ts'

const multiRules: FieldRules = { queries: [Array.isArray, 'an array', 'bad_request'] }
const inMultiRules: FieldRules = { ...searchRules, indexUid: [isText, 'a string', 'invalid_index_uid'] }

export const documentRoutes: readonly Route[] = [
  [
    'POST',
    /^\/indexes\/([^/]+)\/documents$/,
    ({ indexes, queue, keys }, { authorization, query, parts: [uid = ''], body }) => {
      keys.authorize(authorization, 'documents.add', [uid])
      knownParameters(query, ['primaryKey'])
      const documents = body()
      if (!Array.isArray(documents) || !documents.every(isFields)) {
        throw new ApiError('malformed_payload', 'The `json` payload provided is malformed: expected documents.')
      }
      const run = (): object => indexes.add(uid, query.get('primaryKey'), documents)
      return accepted(queue.enqueue('documentAdditionOrUpdate', checkedUid(uid), run))
    },
  ],
  [
    'POST',
    /^\/indexes\/([^/]+)\/documents\/delete-batch$/,
    ({ indexes, queue, keys }, { authorization, parts: [uid = ''], body }) => {
      keys.authorize(authorization, 'documents.delete', [uid])
      const ids = body()
      if (!Array.isArray(ids)) throw new ApiError('malformed_payload', 'The json payload provided is malformed.')
      return accepted(queue.enqueue('documentDeletion', checkedUid(uid), () => indexes.remove(uid, ids.map(String))))
    },
  ],
  [
    'GET',
    /^\/indexes\/([^/]+)\/documents$/,
    ({ indexes, keys }, { authorization, query, parts: [uid = ''] }) => {
      keys.authorize(authorization, 'documents.get', [uid])
      knownParameters(query, ['offset', 'limit', 'fields'])
      const wanted = query.get('fields')?.split(',')
      const documents = [...indexes.get(checkedUid(uid)).documents.values()].map((document) =>
        wanted ? Object.fromEntries(Object.entries(document).filter(([name]) => wanted.includes(name))) : document,
      )
      return page(documents, countOf(query, 'offset', 0), countOf(query, 'limit', 20))
    },
  ],
  [
    'POST',
    /^\/indexes\/([^/]+)\/search$/,
    ({ indexes, keys }, { authorization, parts: [uid = ''], body }) => {
      keys.authorize(authorization, 'search', [uid])
      const asked = fieldsOf(body(), searchRules)
      return ok(searchDocuments(indexes.get(checkedUid(uid)), asked))
    },
  ],
  [
    'POST',
    /^\/multi-search$/,
    ({ indexes, keys }, { authorization, body }) => {
      keys.authorize(authorization, 'search')
      const { queries } = fieldsOf(body(), multiRules)
      if (!Array.isArray(queries)) throw new ApiError('bad_request', 'Missing field `queries`')
      const results = queries.map((query: unknown, number) => {
        const asked = fieldsOf(query, inMultiRules, `.queries[${number}]`)
        const uid = textIn(asked, 'indexUid')
        if (uid === null)
          throw new ApiError('missing_index_uid', `Missing field \`indexUid\` inside \`.queries[${number}]\``)
        try {
          keys.authorize(authorization, 'search', [uid])
          const { indexUid, ...own } = asked
          return { indexUid, ...searchDocuments(indexes.get(checkedUid(uid)), own) }
        } catch (error) {
          if (!(error instanceof ApiError)) throw error
          throw new ApiError(error.code, `Inside \`.queries[${number}]\`: ${error.message}`)
        }
      })
      return ok({ results })
    },
  ],
]
