import type { PublishEvent } from '@huoye/content-types'
import type { Touched } from '../reads/touches.ts'
import type { Statements } from '../sqlite/statements.ts'

/** How far an event is; `told` ones are remembered until the cursor has passed them. */
const states = { applied: 0, live: 1, told: 2 } as const

/** What has been applied and is not live yet, and the events that wait for their receipts. Kept in the replica's file. */
export class Waiting {
  readonly #run: Statements

  constructor(run: Statements) {
    this.#run = run
  }

  /** Adds to what is to be published. To be called in the transaction of the change that touches it. */
  touch({ points, places }: Touched): void {
    for (const point of points) this.#run('INSERT OR IGNORE INTO pending_points VALUES (?)').run(point)
    for (const { scope, key } of places) this.#run('INSERT OR IGNORE INTO pending_places VALUES (?, ?)').run(scope, key)
  }

  /** Adds events that were applied; one that is known already stays as it is. */
  note(events: readonly PublishEvent[]): void {
    const event = this.#run('INSERT OR IGNORE INTO pending_events VALUES (?, ?, ?, ?, ?, ?, ?)')
    for (const { seq, at, type, id, action, bulk } of events)
      event.run(seq, at, type, id, action, bulk ? 1 : 0, states.applied)
  }

  get touched(): Touched {
    return {
      points: this.#run<{ point: string }>('SELECT point FROM pending_points')
        .all()
        .map((row) => row.point),
      places: this.#run<{ scope: string; key: string }>('SELECT scope, key FROM pending_places').all(),
    }
  }

  /** Events that were applied and are not live. */
  get events(): PublishEvent[] {
    return this.#events(states.applied)
  }

  /** Events whose changes are live, and whose receipts have not arrived. */
  get liveEvents(): PublishEvent[] {
    return this.#events(states.live)
  }

  /** Whether the changes of an event are live. Not known any more of one that the cursor has passed. */
  isLive(seq: number): boolean {
    const sql = `SELECT EXISTS (SELECT 1 FROM pending_events WHERE seq = ? AND live <> ${states.applied}) AS live`
    return this.#run<{ live: number }>(sql).get(seq)?.live === 1
  }

  #events(state: number): PublishEvent[] {
    const sql = 'SELECT seq, at, type, id, action, bulk FROM pending_events WHERE live = ? ORDER BY seq'
    return this.#run<Omit<PublishEvent, 'bulk'> & { bulk: number }>(sql)
      .all(state)
      .map((row) => ({ ...row, bulk: row.bulk === 1 }))
  }

  /** Whether anything waits to be published. */
  get any(): boolean {
    const sql = `SELECT EXISTS (SELECT 1 FROM pending_points) OR EXISTS (SELECT 1 FROM pending_places)
      OR EXISTS (SELECT 1 FROM pending_events WHERE live = ${states.applied}) AS waits`
    return this.#run<{ waits: number }>(sql).get()?.waits === 1
  }

  /** To be called, in one transaction, when a release that holds everything applied is live. */
  settle(): void {
    this.#run('DELETE FROM pending_points').run()
    this.#run('DELETE FROM pending_places').run()
    this.#run('UPDATE pending_events SET live = ? WHERE live = ?').run(states.live, states.applied)
  }

  /** Receipts of these have arrived. One that came ahead of its turn is remembered until the cursor passes it. */
  told(seqs: readonly number[], cursor: number): void {
    for (const seq of seqs) this.#run('UPDATE pending_events SET live = ? WHERE seq = ?').run(states.told, seq)
    this.#run('DELETE FROM pending_events WHERE live = ? AND seq <= ?').run(states.told, cursor)
  }
}
