import { createHmac, randomUUID } from 'node:crypto'
import { ApiError } from './api-error.ts'
import { type FieldRules, fieldsOf, isText, isTexts, textIn, textsIn } from './body.ts'

const actions = new Set(
  `* search documents.* documents.add documents.get documents.delete indexes.* indexes.create indexes.get indexes.update
   indexes.delete indexes.swap tasks.* tasks.get tasks.cancel tasks.delete settings.* settings.get settings.update stats.*
   stats.get version keys.create keys.get keys.update keys.delete`.split(/\s+/),
)
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export type Key = {
  uid: string
  key: string
  name: string | null
  description: string | null
  actions: readonly string[]
  indexes: readonly string[]
  expiresAt: string | null
  createdAt: string
  updatedAt: string
}

const rules: FieldRules = {
  description: [isText, 'a string', 'invalid_api_key_description'],
  name: [isText, 'a string', 'invalid_api_key_name'],
  uid: [(value) => isText(value) && uuid.test(value), 'a uuid', 'invalid_api_key_uid'],
  actions: [(value) => isTexts(value) && value.every((one) => actions.has(one)), 'actions', 'invalid_api_key_actions'],
  indexes: [isTexts, 'an array', 'invalid_api_key_indexes'],
  expiresAt: [isText, 'a string', 'invalid_api_key_expires_at'],
}

/** API keys, each made of the master key and its own identifier as the real server makes them. */
export class Keys {
  readonly #masterKey: string | null
  readonly #keys = new Map<string, Key>()

  constructor(masterKey: string | null) {
    this.#masterKey = masterKey
    if (masterKey !== null)
      this.#keep({ uid: randomUUID(), name: 'Default Admin API Key', actions: ['*'], indexes: ['*'] })
  }

  /** Newest first. */
  list(): Key[] {
    return [...this.#keys.values()].reverse()
  }

  find(uidOrKey: string): Key {
    const found = this.list().find(({ uid, key }) => uid === uidOrKey || key === uidOrKey)
    if (!found) throw new ApiError('api_key_not_found', `API key \`${uidOrKey}\` not found.`)
    return found
  }

  create(body: unknown): Key {
    const fields = fieldsOf(body, rules)
    for (const name of ['actions', 'indexes', 'expiresAt'] as const) {
      const codes = {
        actions: 'missing_api_key_actions',
        indexes: 'missing_api_key_indexes',
        expiresAt: 'missing_api_key_expires_at',
      } as const
      if (!(name in fields)) throw new ApiError(codes[name], `Missing field \`${name}\``)
    }
    const uid = textIn(fields, 'uid') ?? randomUUID()
    if (this.#keys.has(uid)) {
      throw new ApiError('api_key_already_exists', `\`uid\` field value \`${uid}\` is already an existing API key.`)
    }
    return this.#keep({
      uid,
      name: textIn(fields, 'name'),
      description: textIn(fields, 'description'),
      actions: textsIn(fields, 'actions') ?? [],
      indexes: textsIn(fields, 'indexes') ?? [],
      expiresAt: textIn(fields, 'expiresAt'),
    })
  }

  /** Throws unless what the request was sent with allows the action, on these indexes where it concerns any. */
  authorize(header: string | undefined, action: string, indexes: readonly string[] = []): void {
    if (this.#masterKey === null) {
      if (!action.startsWith('keys.')) return
      throw new ApiError(
        'missing_master_key',
        'Meilisearch is running without a master key. To access this API endpoint, you must have set a master key at launch.',
      )
    }
    if (!header?.startsWith('Bearer ')) {
      throw new ApiError(
        'missing_authorization_header',
        'The Authorization header is missing. It must use the bearer authorization method.',
      )
    }
    const given = header.slice('Bearer '.length)
    if (given === this.#masterKey) return
    const key = this.list().find((one) => one.key === given)
    const group = `${action.split('.')[0]}.*`
    const may = key?.actions.some((one) => one === '*' || one === action || one === group)
    const reaches = indexes.every((uid) => key?.indexes.some((pattern) => matches(pattern, uid)))
    if (!may || !reaches) throw new ApiError('invalid_api_key', 'The provided API key is invalid.')
  }

  #keep(key: Pick<Key, 'uid' | 'actions' | 'indexes'> & Partial<Key>): Key {
    const now = new Date().toISOString()
    const value = createHmac('sha256', this.#masterKey ?? '')
      .update(key.uid)
      .digest('hex')
    const made = { name: null, description: null, expiresAt: null, createdAt: now, updatedAt: now, ...key, key: value }
    this.#keys.set(made.uid, made)
    return made
  }
}

const matches = (pattern: string, uid: string): boolean =>
  pattern.endsWith('*') ? uid.startsWith(pattern.slice(0, -1)) : pattern === uid
