import { ApiError } from './api-error.ts'
import { type FieldRules, fieldsOf, isFields, isText, isTexts, textIn, textsIn } from './body.ts'
import { checkedUid } from './index-store.ts'
import { accepted, ok, type Route } from './route.ts'
import { changedSettings, defaultSettings } from './settings.ts'

const indexRules: FieldRules = {
  uid: [isText, 'a string', 'invalid_index_uid'],
  primaryKey: [isText, 'a string', 'invalid_index_primary_key'],
}
const swapRules: FieldRules = {
  indexes: [isTexts, 'an array', 'invalid_swap_indexes'],
  // To rename is another thing than to swap, and not done here.
  rename: [(value) => value === false, 'false', 'invalid_swap_rename'],
}

export const indexRoutes: readonly Route[] = [
  [
    'POST',
    /^\/indexes$/,
    ({ indexes, queue, keys }, { authorization, body }) => {
      keys.authorize(authorization, 'indexes.create')
      const fields = fieldsOf(body(), indexRules)
      const uid = textIn(fields, 'uid')
      if (uid === null) throw new ApiError('missing_index_uid', 'Missing field `uid`')
      const primaryKey = textIn(fields, 'primaryKey')
      return accepted(queue.enqueue('indexCreation', checkedUid(uid), () => indexes.create(uid, primaryKey)))
    },
  ],
  [
    'GET',
    /^\/indexes\/([^/]+)$/,
    ({ indexes, keys }, { authorization, parts: [uid = ''] }) => {
      keys.authorize(authorization, 'indexes.get', [uid])
      const { primaryKey, createdAt, updatedAt } = indexes.get(checkedUid(uid))
      return ok({ uid, primaryKey, createdAt, updatedAt })
    },
  ],
  [
    'DELETE',
    /^\/indexes\/([^/]+)$/,
    ({ indexes, queue, keys }, { authorization, parts: [uid = ''] }) => {
      keys.authorize(authorization, 'indexes.delete', [uid])
      return accepted(queue.enqueue('indexDeletion', checkedUid(uid), () => indexes.delete(uid)))
    },
  ],
  [
    'GET',
    /^\/indexes\/([^/]+)\/settings$/,
    ({ indexes, keys }, { authorization, parts: [uid = ''] }) => {
      keys.authorize(authorization, 'settings.get', [uid])
      return ok(indexes.get(checkedUid(uid)).settings)
    },
  ],
  [
    'PATCH',
    /^\/indexes\/([^/]+)\/settings$/,
    ({ indexes, queue, keys }, { authorization, parts: [uid = ''], body }) => {
      keys.authorize(authorization, 'settings.update', [uid])
      const change = body()
      changedSettings(defaultSettings, change)
      const run = (): object => {
        const index = indexes.orNew(uid)
        index.settings = changedSettings(index.settings, change)
        return isFields(change) ? change : {}
      }
      return accepted(queue.enqueue('settingsUpdate', checkedUid(uid), run))
    },
  ],
  [
    'POST',
    /^\/swap-indexes$/,
    ({ indexes, queue, keys }, { authorization, body }) => {
      const given = body()
      const pairs = (Array.isArray(given) ? given : []).map((pair: unknown) => pairOf(pair))
      keys.authorize(authorization, 'indexes.swap', pairs.flat())
      if (!Array.isArray(given)) throw new ApiError('bad_request', 'Invalid value type: expected an array')
      const repeated = pairs.flat().find((uid, index, all) => all.indexOf(uid) !== index)
      if (repeated !== undefined) {
        throw new ApiError(
          'invalid_swap_duplicate_index_found',
          `Indexes must be declared only once during a swap. \`${repeated}\` was specified several times.`,
        )
      }
      return accepted(queue.enqueue('indexSwap', null, () => indexes.swap(pairs)))
    },
  ],
]

function pairOf(pair: unknown): readonly [string, string] {
  const fields = fieldsOf(pair, swapRules)
  const uids = textsIn(fields, 'indexes')
  if (uids === null) throw new ApiError('missing_swap_indexes', 'Missing field `indexes`')
  const [one, other] = uids
  if (uids.length === 2 && one !== undefined && other !== undefined) return [checkedUid(one), checkedUid(other)]
  const list = uids.map((uid) => `"${uid}"`).join(', ')
  throw new ApiError(
    'invalid_swap_indexes',
    `Two indexes must be given for each swap. The list \`[${list}]\` contains ${uids.length} indexes.`,
  )
}
