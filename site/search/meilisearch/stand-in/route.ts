import { ApiError } from './api-error.ts'
import type { IndexStore } from './index-store.ts'
import type { Keys } from './keys.ts'
import type { TaskQueue } from './task-queue.ts'

/** What a request asks for. */
export type Request = {
  authorization: string | undefined
  query: URLSearchParams
  /** The parts of the path that the route leaves open. */
  parts: readonly string[]
  /** Parses the body; throws when it is missing, is not JSON or does not say that it is. */
  body: () => unknown
}
export type Answer = { status: number; body: unknown }
export type Parts = { indexes: IndexStore; queue: TaskQueue; keys: Keys }
export type Route = readonly [method: string, path: RegExp, answer: (parts: Parts, request: Request) => Answer]

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const accepted = (body: unknown): Answer => ({ status: 202, body })

/** A page of a list by `offset` and `limit`, in the form in which the API gives lists. */
export const page = (results: readonly unknown[], offset: number, limit: number): Answer =>
  ok({ results: results.slice(offset, offset + limit), offset, limit, total: results.length })

/** Refuses parameters of the address that the API does not know, as it does. */
export function knownParameters(query: URLSearchParams, known: readonly string[]): void {
  for (const name of query.keys()) {
    if (known.includes(name)) continue
    const names = known.map((one) => `\`${one}\``).join(', ')
    throw new ApiError('bad_request', `Unknown parameter \`${name}\`: expected one of ${names}`)
  }
}

/** A number among the parameters of the address. */
export function countOf(query: URLSearchParams, name: string, otherwise: number): number {
  const value = query.get(name)
  if (value === null) return otherwise
  if (/^\d+$/.test(value)) return Number(value)
  throw new ApiError(
    'bad_request',
    `Invalid value in parameter \`${name}\`: could not parse \`${value}\` as a positive integer`,
  )
}
