import sharp from 'sharp'
import type { AdminApi } from '../harness/admin-api.ts'
import { addressOf } from '../whole-system/branch.ts'
import { type County, type Shown, titleOf } from './county.ts'
import type { Item, Ledger } from './ledger.ts'

/** One thing an editor is about to do that the public will see. Its draft is written already. */
export interface Act {
  readonly item: Item
  readonly to: Shown | null
  /** Sends the request. Null when it was acknowledged; else why not, and it may have been done or not. */
  send(): Promise<Error | null>
}

/** So few that every list shows all of them. */
const mostShown = 14
const fewest = 6

/** An editor who publishes, edits, moves, withdraws and deletes activities through the admin's API. */
export class Editor {
  readonly ledger: Ledger
  readonly #county: County
  readonly #random: () => number
  #api: AdminApi
  /** Only publishes what is new, and leaves alone what is there. */
  onlyNew = false

  constructor(api: AdminApi, county: County, ledger: Ledger, random: () => number) {
    this.#api = api
    this.#county = county
    this.ledger = ledger
    this.#random = random
  }

  /** Goes on with a new session. */
  useSession(api: AdminApi): void {
    this.#api = api
  }

  /** Publishes one document in each pair of places, which is never changed again: so no list is ever empty. */
  async fillPlaces(): Promise<void> {
    for (const place of [0, 1]) {
      const act = await this.#create({ revision: 1, branch: place, column: place }, false)
      const refusal = await act.send()
      if (refusal) throw refusal
    }
  }

  /** Chooses what to do next with none of the documents in `busy`, and does all of it that the public does not see. */
  async prepare(busy: readonly Item[]): Promise<Act> {
    const free = this.ledger.items.slice(2).filter((item) => !busy.includes(item))
    const live = free.filter(({ shown }) => shown !== null)
    const chosen = live[Math.floor(this.#random() * live.length)]
    const dice = this.#random()
    const tooMany = this.ledger.shown.length >= mostShown
    if (this.onlyNew || !chosen?.shown || live.length < fewest || (dice < 0.35 && !tooMany))
      return this.#create(this.#somewhere(), this.#random() < 0.3)
    if (tooMany && dice < 0.4) return this.#end(chosen, 'remove')
    if (dice < 0.55) return this.#end(chosen, 'unpublish')
    if (dice < 0.65) return this.#end(chosen, 'remove')
    const to = { ...(dice < 0.85 ? chosen.shown : this.#somewhere()), revision: chosen.revision + 1 }
    return this.#edit(chosen, to)
  }

  #somewhere(): Shown {
    return { revision: 1, branch: Math.floor(this.#random() * 2), column: Math.floor(this.#random() * 2) }
  }

  #fields(number: number, { revision, branch, column }: Shown): Record<string, unknown> {
    const body = `<p>第${number}号通报的正文，第${revision}稿。</p>`
    const place = (field: { connect: { documentId: string }[] } | undefined) => ({ set: field?.connect ?? [] })
    return {
      title: titleOf(number, revision),
      body,
      organization: place(this.#county.branches[branch]?.field),
      column: place(this.#county.columns[column]?.field),
    }
  }

  async #create(to: Shown, withPicture: boolean): Promise<Act> {
    const number = this.ledger.items.length + 1
    const cover = withPicture ? { cover: await this.#picture(number) } : {}
    const { documentId } = await this.#api.create('activity', { ...this.#fields(number, to), ...cover })
    return this.#publishing(this.ledger.add(documentId), to)
  }

  async #edit(item: Item, to: Shown): Promise<Act> {
    await this.#api.update('activity', item.documentId, this.#fields(item.number, to))
    item.revision = to.revision
    return this.#publishing(item, to)
  }

  #publishing(item: Item, to: Shown): Act {
    return this.#act(item, to, async () => {
      item.path = addressOf(await this.#api.publish('activity', item.documentId))
    })
  }

  #end(item: Item, how: 'unpublish' | 'remove'): Act {
    return this.#act(item, null, () => this.#api[how]('activity', item.documentId))
  }

  #act(item: Item, to: Shown | null, request: () => Promise<void>): Act {
    const send = async () => {
      try {
        await request()
        item.shown = to
        return null
      } catch (error) {
        item.attempted = { to }
        return error instanceof Error ? error : new Error(String(error))
      }
    }
    return { item, to, send }
  }

  /** Bytes that were never there before, so that the publisher has to fetch them. */
  async #picture(number: number): Promise<number> {
    const [r, g, b] = [0, 0, 0].map(() => Math.floor(this.#random() * 256))
    const background = { r: r ?? 0, g: g ?? 0, b: b ?? 0 }
    const pixels = sharp({ create: { width: 640, height: 400, channels: 3, background } })
    return this.#api.upload(`picture-${number}.jpg`, new Uint8Array(await pixels.jpeg().toBuffer()), 'image/jpeg')
  }
}
