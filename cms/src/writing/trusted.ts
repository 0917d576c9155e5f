import { AsyncLocalStorage } from 'node:async_hooks'

const server = new AsyncLocalStorage<{ bulk: boolean }>()

/**
 * Runs the server's own writes (seed, import, undo): they may set what no request may, such as `listedAt` and `externalId`.
 * They come by the hundred, so what they publish waits behind what an editor publishes.
 */
export const asServer = <T>(write: () => Promise<T>): Promise<T> => server.run({ bulk: true }, write)

/** Runs what the server writes because of another write: trusted like `asServer`, and as urgent as that write is. */
export const asConsequence = <T>(write: () => Promise<T>): Promise<T> => server.run({ bulk: isBulk() }, write)

export const isServer = (): boolean => server.getStore() !== undefined

/** Whether the write is one of many that nobody waits for in front of a screen. */
export const isBulk = (): boolean => server.getStore()?.bulk === true
