import { ApiError } from './api-error.ts'
import { countOf, knownParameters, ok, page, type Route } from './route.ts'

const taskParameters = ['limit', 'from', 'reverse', 'uids', 'types', 'statuses', 'indexUids']
const statuses = ['enqueued', 'processing', 'succeeded', 'failed', 'canceled']

const listed = (value: string | null): string[] | null => value?.split(',') ?? null

export const adminRoutes: readonly Route[] = [
  ['GET', /^\/health$/, () => ok({ status: 'available' })],
  [
    'GET',
    /^\/tasks$/,
    ({ queue, keys }, { authorization, query }) => {
      keys.authorize(authorization, 'tasks.get')
      knownParameters(query, taskParameters)
      const wanted = listed(query.get('statuses'))
      const unknown = wanted?.find((status) => !statuses.includes(status))
      if (unknown !== undefined) {
        throw new ApiError(
          'invalid_task_statuses',
          `Invalid value in parameter \`statuses\`: \`${unknown}\` is not a valid task status.`,
        )
      }
      const uids = listed(query.get('indexUids'))
      const limit = countOf(query, 'limit', 20)
      const found = queue.tasks
        .filter(
          ({ status, indexUid }) => (wanted?.includes(status) ?? true) && (uids?.includes(indexUid ?? '') ?? true),
        )
        .reverse()
      const results = found.slice(0, limit)
      const next = found[limit]?.uid ?? null
      return ok({ results, total: found.length, limit, from: results[0]?.uid ?? null, next })
    },
  ],
  [
    'GET',
    /^\/tasks\/([^/]+)$/,
    ({ queue, keys }, { authorization, parts: [uid = ''] }) => {
      keys.authorize(authorization, 'tasks.get')
      const task = queue.tasks[Number(uid)]
      if (!task) throw new ApiError('task_not_found', `Task \`${uid}\` not found.`)
      return ok({ ...task })
    },
  ],
  [
    'GET',
    /^\/keys$/,
    ({ keys }, { authorization, query }) => {
      keys.authorize(authorization, 'keys.get')
      knownParameters(query, ['offset', 'limit'])
      return page(keys.list(), countOf(query, 'offset', 0), countOf(query, 'limit', 20))
    },
  ],
  [
    'GET',
    /^\/keys\/([^/]+)$/,
    ({ keys }, { authorization, parts: [uid = ''] }) => {
      keys.authorize(authorization, 'keys.get')
      return ok(keys.find(uid))
    },
  ],
  [
    'POST',
    /^\/keys$/,
    ({ keys }, { authorization, body }) => {
      keys.authorize(authorization, 'keys.create')
      return { status: 201, body: keys.create(body()) }
    },
  ],
]
