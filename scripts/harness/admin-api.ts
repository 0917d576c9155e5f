/** What the content manager answers about a document. */
export interface AdminDocument {
  readonly documentId: string
  readonly [field: string]: unknown
}

/** The admin's own HTTP API, as its panel uses it. Every call throws with the answer's text when it is refused. */
export interface AdminApi {
  readonly token: string
  create(type: string, fields: Record<string, unknown>): Promise<AdminDocument>
  update(type: string, documentId: string, fields: Record<string, unknown>): Promise<AdminDocument>
  publish(type: string, documentId: string): Promise<AdminDocument>
  unpublish(type: string, documentId: string): Promise<void>
  remove(type: string, documentId: string): Promise<void>
  /** The first hundred documents whose `field` is `value`; `column.key` looks through a relation. */
  find(type: string, field: string, value: string): Promise<AdminDocument[]>
  /** Puts a file into the media library; gives its number. */
  upload(name: string, bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<number>
}

/** Logs in and gives the API of that account. `type` is a short name such as `activity`. */
export async function logIn(cmsUrl: string, email: string, password: string): Promise<AdminApi> {
  const answer = await call(`${cmsUrl}/admin/login`, { method: 'POST', body: JSON.stringify({ email, password }) })
  const token = stringAt(answer, 'data', 'token')
  const send = (method: string, path: string, body?: unknown) =>
    call(`${cmsUrl}${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) }, token)
  const collection = (type: string) => `/content-manager/collection-types/api::${type}.${type}`
  return {
    token,
    create: async (type, fields) => documentIn(await send('POST', collection(type), fields)),
    update: async (type, id, fields) => documentIn(await send('PUT', `${collection(type)}/${id}`, fields)),
    publish: async (type, id) => documentIn(await send('POST', `${collection(type)}/${id}/actions/publish`, {})),
    unpublish: async (type, id) => void (await send('POST', `${collection(type)}/${id}/actions/unpublish`, {})),
    remove: async (type, id) => void (await send('DELETE', `${collection(type)}/${id}`)),
    find: async (type, field, value) => {
      const place = field.split('.').map((name) => `[${name}]`)
      const query = new URLSearchParams({ [`filters${place.join('')}[$eq]`]: value, pageSize: '100' })
      const found = at(await send('GET', `${collection(type)}?${query}`), 'results')
      return Array.isArray(found) ? found.map((document: unknown) => documentIn({ data: document })) : []
    },
    upload: async (name, bytes, mime) => {
      const form = new FormData()
      form.append('files', new Blob([bytes], { type: mime }), name)
      form.append('fileInfo', JSON.stringify({ name }))
      const uploaded = await call(`${cmsUrl}/upload`, { method: 'POST', body: form }, token)
      const id = Array.isArray(uploaded) ? at(uploaded[0], 'id') : undefined
      if (typeof id !== 'number') throw new Error(`an upload without a number: ${JSON.stringify(uploaded)}`)
      return id
    },
  }
}

async function call(url: string, init: RequestInit, token?: string): Promise<unknown> {
  const headers = {
    ...(typeof init.body === 'string' && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  }
  const response = await fetch(url, { ...init, headers })
  const text = await response.text()
  if (!response.ok) throw new Error(`${init.method} ${url}: ${response.status} ${text.slice(0, 2000)}`)
  return text === '' ? null : JSON.parse(text)
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(key)
    : undefined
}

function stringAt(value: unknown, ...keys: string[]): string {
  const found = keys.reduce(at, value)
  if (typeof found !== 'string') throw new Error(`no ${keys.join('.')} in ${JSON.stringify(value)}`)
  return found
}

function documentIn(answer: unknown): AdminDocument {
  const data = at(answer, 'data')
  return { ...(typeof data === 'object' ? data : {}), documentId: stringAt(data, 'documentId') }
}
