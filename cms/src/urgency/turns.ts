import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import type { Core } from '@strapi/strapi'

/** How long bulk work stands aside at most before it does one more piece: an editor's slow upload must not stop it for good. */
const longestMs = 300
/** How long bulk work that computes may hold the process before others get their turn. */
const sliceMs = 20

let urgent = 0
let freed: (() => void)[] = []

/** Does what somebody waits for. While any of it goes on, bulk work stands aside. */
export async function urgently<T>(work: () => Promise<T>): Promise<T> {
  urgent += 1
  try {
    return await work()
  } finally {
    urgent -= 1
    if (urgent === 0) {
      for (const go of freed) go()
      freed = []
    }
  }
}

/** Whatever is asked outside the publishing API is asked by a person, or for one. */
export function putPeopleFirst(strapi: Core.Strapi, own: string): void {
  strapi.server.use((ctx, next) => (ctx.path.startsWith(own) ? next() : urgently(next)))
}

/**
 * To be awaited by bulk work before each transaction and outside of any: settles in a later turn of the event loop, and not
 * while anything urgent goes on. The one connection to SQLite and the one lock on the outbox are free meanwhile.
 */
export async function giveWay(): Promise<void> {
  await turnOfTheLoop()
  const until = performance.now() + longestMs
  while (urgent > 0 && performance.now() < until) await untilFreed(until - performance.now())
}

function untilFreed(withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, withinMs)
    freed.push(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** For loops that compute: gives way each time a slice of time is used up. */
export function inSlices(): () => Promise<void> {
  let started = performance.now()
  return async () => {
    if (performance.now() - started < sliceMs) return
    await giveWay()
    started = performance.now()
  }
}
