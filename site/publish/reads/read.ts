import type { Replica } from './replica.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type ReadArgs = { readonly [key: string]: Json }

/**
 * A named pure function of the replica. Its result must be plain JSON and should hold only what a page shows:
 * the engine compares results, so a field that nobody prints makes pages render for nothing.
 */
export type Read<Args extends ReadArgs, Result> = {
  readonly name: string
  run(replica: Replica, args: Args): Result
}

/** A read of unknown arguments, as the engine handles it. */
export type AnyRead = Read<ReadArgs, unknown>

/** What pages get as `Astro.locals.read`. */
export type ReadContent = <Args extends ReadArgs, Result>(read: Read<Args, Result>, args: Args) => Result

/** Names a read. The name is stored with every page that uses it, so it must be unique among all reads. */
export function defineRead<Args extends ReadArgs, Result>(
  name: string,
  run: (replica: Replica, args: Args) => Result,
): Read<Args, Result> {
  return { name, run }
}

/** The identity of one use of a read: its name and its arguments as canonical JSON (keys sorted). */
export const readKey = (name: string, args: ReadArgs): string => `${name} ${canonicalJson(args)}`

/** JSON with sorted keys, so that equal values have equal texts. Members that are undefined are left out. */
export function canonicalJson(value: unknown): string {
  if (isPlainObject(value) && Object.values(value).every(isScalar)) {
    const members = Object.keys(value).filter((name) => value[name] !== undefined)
    return `{${members.sort().map((name) => `${JSON.stringify(name)}:${JSON.stringify(value[name])}`)}}`
  }
  return JSON.stringify(value, (_key, member: unknown) =>
    isPlainObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)))
      : member,
  )
}

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
