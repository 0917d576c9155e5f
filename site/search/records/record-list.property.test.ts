import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChangingCounty, type Step } from '../../fixtures/changes.ts'
import { syntheticCounty } from '../../fixtures/county.ts'
import { anyStep } from '../../fixtures/steps.ts'
import { ReplicaFile } from '../../publish/replica/replica-file.ts'
import { type Statements, statements } from '../../publish/sqlite/statements.ts'
import { type Listed, listRecords, RecordList } from './record-list.ts'

const now = '2026-11-20T08:00:00.000Z'
const county = syntheticCounty({ organizations: 6, entries: 20, bodyLength: 40, until: now })

/** What somebody knows who was told of every look. */
class Follower {
  readonly #list: RecordList
  #known = new Map<string, Listed>()
  wholeLooks = 0

  constructor(sql: Statements) {
    this.#list = new RecordList(sql)
  }

  look(): { all: Map<string, Listed>; known: Map<string, Listed> } {
    const { whole, changes } = this.#list.look()
    if (whole) {
      this.wholeLooks += 1
      this.#known = new Map()
    }
    for (const [url, listed] of changes)
      if (listed) this.#known.set(url, listed)
      else this.#known.delete(url)
    return { all: new Map(this.#list.all), known: this.#known }
  }
}

/** Takes steps, and looks after every one, and after every third. Some steps forget all content, which is read anew. */
function follow(steps: readonly Step[]): { looks: number; wholeLooks: number } {
  const folder = mkdtempSync(join(tmpdir(), 'record-list-'))
  const replica = new ReplicaFile(join(folder, 'replica.db'))
  replica.reconcile(county, 0)
  const reader = new Database(join(folder, 'replica.db'), { readonly: true })
  const sql = statements(reader)
  const [always, seldom] = [new Follower(sql), new Follower(sql)]
  const changing = new ChangingCounty(county, now)
  try {
    for (const [index, step] of steps.entries()) {
      always.look()
      replica.apply(changing.take(step), [], index + 1)
      if (step.rebuilds) {
        replica.forgetContent()
        replica.reconcile(changing.records, index + 1)
      }
      const wanted = new Map(listRecords(sql))
      for (const follower of index % 3 === 0 ? [always, seldom] : [always])
        expect(follower.look()).toEqual({ all: wanted, known: wanted })
    }
    return { looks: steps.length, wholeLooks: always.wholeLooks }
  } finally {
    reader.close()
    replica.close()
    rmSync(folder, { recursive: true })
  }
}

test('a list that followed any changes is what listing everything gives, and mostly looks at what changed alone', () => {
  let [looks, wholeLooks] = [0, 0]
  const law = fc.property(fc.array(anyStep, { minLength: 10, maxLength: 40 }), (steps) => {
    const followed = follow(steps)
    looks += followed.looks
    wholeLooks += followed.wholeLooks
  })
  fc.assert(law, { numRuns: 30 })
  expect(wholeLooks / looks).toBeLessThan(0.6)
})
