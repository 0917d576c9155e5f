import { AsyncLocalStorage } from 'node:async_hooks'

const trusted = new AsyncLocalStorage<true>()

/** Runs the server's own writes (seed, import): they may set what no request may, such as `listedAt` and `externalId`. */
export const asServer = <T>(write: () => Promise<T>): Promise<T> => trusted.run(true, write)

export const isServer = (): boolean => trusted.getStore() === true
