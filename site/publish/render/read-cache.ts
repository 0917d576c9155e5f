import { hash } from 'node:crypto'
import { Memory } from '../reads/memory.ts'
import { type AnyRead, type Read, type ReadArgs, readKey } from '../reads/read.ts'
import { Recording, type RecordStore } from '../reads/recording.ts'
import type { Touches } from '../reads/touches.ts'
import { isStorageError } from '../sqlite/damage.ts'

/** What is kept of one use of a read: enough to know when to run it again and whether it then differs. */
export type ReadUse = {
  key: string
  name: string
  args: ReadArgs
  /** Of the result. */
  hash: string
  touches: Touches
  /** Of the touches. */
  touchesHash: string
}

/** A read with what it came to; `size` in characters of JSON. */
export type KnownRead<Result> = { use: ReadUse; result: Result; size: number }
type Outcome<Result> = KnownRead<Result> | { use: ReadUse; error: unknown }

/** Makes the recorder for one run; tests put a blind one here. */
export type Recorder = (store: RecordStore, today: string) => Recording

export const recorder: Recorder = (store, today) => new Recording(store, today)

const mostOutcomes = 4000

/** Runs reads on a replica, each once until what it looked at has changed. */
export class ReadCache {
  readonly #store: RecordStore
  readonly #today: string
  readonly #recorder: Recorder
  readonly #outcomes: Memory

  constructor(store: RecordStore, today: string, record: Recorder = recorder, outcomes = mostOutcomes) {
    this.#store = store
    this.#today = today
    this.#recorder = record
    this.#outcomes = new Memory(outcomes)
  }

  /** Runs a read, or gives what it came to before. A read that throws has an outcome too: its touches say when to try again. */
  run<Args extends ReadArgs, Result>(read: Read<Args, Result>, args: Args): Outcome<Result> {
    const key = readKey(read.name, args)
    return this.#outcomes.recall(key, () => this.#outcomeOf(read, args, key))
  }

  /** Takes over what was found out elsewhere on the same state of the replica. */
  learn(known: readonly KnownRead<unknown>[]): void {
    for (const outcome of known) this.#outcomes.keep(outcome.use.key, outcome)
  }

  /** To be called with the keys of reads that come out differently now, before they are run again. */
  forget(keys: Iterable<string>): void {
    for (const key of keys) this.#outcomes.forget(key)
  }

  #outcomeOf<Args extends ReadArgs, Result>(read: Read<Args, Result>, args: Args, key: string): Outcome<Result> {
    const recording = this.#recorder(this.#store, this.#today)
    const use = (text: string): ReadUse => {
      const { touches } = recording
      return { key, name: read.name, args, hash: hashOf(text), touches, touchesHash: hashOf(JSON.stringify(touches)) }
    }
    try {
      const result = read.run(recording, args)
      // Members come in the order in which the read puts them: another order counts as another result, which costs a render.
      const text = JSON.stringify(result ?? null)
      return { result, use: use(text), size: text.length }
    } catch (error) {
      if (isStorageError(error)) throw error
      return { error, use: use(`threw ${error instanceof Error ? error.message : String(error)}`) }
    }
  }
}

/** Looks reads up by their name. */
export const readsByName = (reads: readonly AnyRead[]): ReadonlyMap<string, AnyRead> => {
  const byName = new Map(reads.map((read) => [read.name, read]))
  if (byName.size !== reads.length) throw new Error('Two reads of the site have the same name.')
  return byName
}

const hashOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22)
