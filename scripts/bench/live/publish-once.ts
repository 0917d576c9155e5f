import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { addresses } from '@huoye/content-types'
import type { AdminApi } from '../../harness/admin-api.ts'
import type { TestSystem } from '../../harness/test-system.ts'
import type { Place } from './places.ts'

/** A publish that is not visible everywhere within this time counts as missed. */
const patienceMs = 15_000
const everyMs = 5

/** One publish as its editor and a reader see it. */
export interface OnePublish {
  readonly documentId: string
  readonly path: string
  /** From the publish request to the new bytes at its own address, at its branch and in its column; null when missed. */
  readonly ms: number | null
}

/** Publishes entries through the admin's API, one after the other, and watches the public site for each. */
export class Publishing {
  readonly #api: AdminApi
  readonly #site: Reader

  constructor(system: TestSystem, api: AdminApi) {
    this.#api = api
    this.#site = new Reader(system.siteUrl)
  }

  async once(place: Place, number: number): Promise<OnePublish> {
    const title = `推进重点工作第${number}次（测速）`
    const draft = await this.#api.create(place.type, {
      title,
      ...place.fields,
      body: `<p>第 ${number} 次测速的正文。</p>`,
    })
    const year = new Date(Date.now() + 28_800_000).getUTCFullYear()
    const own = addresses.entry({
      type: place.type,
      publicId: String(draft.publicId),
      listedAt: `${year}-06-01T00:00:00.000Z`,
    })
    const started = performance.now()
    const live = Promise.all([this.#visible(own, title, started), this.#api.publish(place.type, draft.documentId)])
    if (!(await live)[0]) return { documentId: draft.documentId, path: own, ms: null }
    // A release shows an entry everywhere at once, so these are there when its own page is.
    const listed = await Promise.all(place.listings.map((path) => this.#visible(path, title, started)))
    const ms = listed.every((seen) => seen) ? performance.now() - started : null
    return { documentId: draft.documentId, path: own, ms }
  }

  close(): void {
    this.#site.close()
  }

  async #visible(path: string, title: string, started: number): Promise<boolean> {
    while (performance.now() - started < patienceMs) {
      const { status, text } = await this.#site.get(path)
      // Titles carry marks of where they may break, so only their text is looked for.
      if (status === 200 && text.replace(/<[^>]*>/g, '').includes(title)) return true
      await wait(everyMs)
    }
    return false
  }
}

/** Reads pages over connections that stay open: asking often must cost the machine little. */
class Reader {
  readonly #agent = new Agent({ keepAlive: true })
  readonly #origin: string

  constructor(origin: string) {
    this.#origin = origin
  }

  get(path: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, this.#origin), { agent: this.#agent }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        )
      })
      asked.on('error', reject)
      asked.end()
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
