import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Core } from '@strapi/strapi'
import { siteView } from './site-view.ts'

/** A ticket opens the stream once, and soon: an EventSource cannot send the session's token, and its address may be logged. */
const ticketMs = 30_000
const lookEveryMs = 700
const heartbeatMs = 15_000
/** The page then asks for another ticket, and whoever has lost the permission gets none. */
const longestStreamMs = 10 * 60_000

/** Sends the view of the site to every open page, whenever it has changed. Looks only while somebody watches. */
export class LiveView {
  readonly #strapi: Core.Strapi
  readonly #publicUrl: string
  readonly #tickets = new Map<string, number>()
  readonly #watching = new Set<ServerResponse>()
  #looking = false
  #sent = ''
  #spokenAt = 0

  constructor(strapi: Core.Strapi, publicUrl: string) {
    this.#strapi = strapi
    this.#publicUrl = publicUrl
  }

  ticket(): string {
    const now = Date.now()
    for (const [old, until] of this.#tickets) if (until < now) this.#tickets.delete(old)
    const ticket = randomUUID()
    this.#tickets.set(ticket, now + ticketMs)
    return ticket
  }

  /** Whether a ticket is good; it is no more after that. */
  redeem(ticket: string): boolean {
    const until = this.#tickets.get(ticket) ?? 0
    this.#tickets.delete(ticket)
    return until >= Date.now()
  }

  /** Takes a response over and streams to it until it is closed. */
  stream(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    this.#watching.add(response)
    const end = setTimeout(() => response.end(), longestStreamMs).unref()
    response.once('close', () => {
      clearTimeout(end)
      this.#watching.delete(response)
    })
    this.#sent = ''
    if (!this.#looking) void this.#look()
  }

  async #look(): Promise<void> {
    this.#looking = true
    while (this.#watching.size > 0) {
      await this.#tell().catch((error: unknown) => this.#strapi.log.error(error))
      await wait(lookEveryMs, undefined, { ref: false })
    }
    this.#looking = false
  }

  async #tell(): Promise<void> {
    const view = JSON.stringify(await siteView(this.#strapi, this.#publicUrl))
    const now = Date.now()
    const message = view === this.#sent ? ': still here\n\n' : `data: ${view}\n\n`
    if (view === this.#sent && now - this.#spokenAt < heartbeatMs) return
    this.#sent = view
    this.#spokenAt = now
    for (const response of this.#watching) response.write(message)
  }
}
