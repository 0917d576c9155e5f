import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChangingCounty, type Step } from '../../fixtures/changes.ts'
import { syntheticCounty } from '../../fixtures/county.ts'
import * as plainSite from '../../fixtures/plain-site.ts'
import { type EngineUnderTest, engineInMemory } from '../../fixtures/run-engine.ts'
import { anyStep } from '../../fixtures/steps.ts'
import { History } from './history.ts'
import type { ManifestFile } from './manifest-file.ts'

type Action =
  | { kind: 'publish'; step: Step }
  | { kind: 'roll back'; pick: number }
  | { kind: 'resume' }
  | { kind: 'rebuild' }
  | { kind: 'collect' }

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: anyStep.map((step): Action => ({ kind: 'publish', step })) },
  { weight: 3, arbitrary: fc.nat(1000).map((pick): Action => ({ kind: 'roll back', pick })) },
  { weight: 2, arbitrary: fc.constant<Action>({ kind: 'resume' }) },
  { weight: 1, arbitrary: fc.constant<Action>({ kind: 'rebuild' }) },
  { weight: 2, arbitrary: fc.constant<Action>({ kind: 'collect' }) },
)

const now = '2026-11-20T08:00:00.000Z'
/** Few, so that short runs see releases fall out of what is kept. */
const kept = 4
const runs = process.env.HUOYE_LONG === '1' ? 500 : 60

/** What every address answers in a release, of those that answer with something. */
function answersAt(manifest: ManifestFile, release: number): Map<string, string> {
  const rows = manifest
    .sql<{ path: string; answer: string }>(
      `SELECT path, status || coalesce(object, '') || coalesce(location, '') || headers AS answer FROM entries
       WHERE status <> 410 AND from_release <= ? AND (to_release IS NULL OR to_release > ?) ORDER BY path`,
    )
    .all(release, release)
  return new Map(rows.map(({ path, answer }) => [path, answer]))
}

/** Objects whose count of uses is not the number of entries that name them. */
const miscounted = (manifest: ManifestFile): unknown[] =>
  manifest
    .sql(
      `SELECT hash, uses, (SELECT count(*) FROM entries WHERE object = hash) AS named FROM objects
       WHERE uses <> named UNION ALL SELECT object, NULL, 1 FROM entries WHERE object NOT IN (SELECT hash FROM objects)`,
    )
    .all()

/** One site's life; knows what each release showed when it was made, and what readers should see. */
class Life {
  readonly #engine: EngineUnderTest
  readonly #county: ChangingCounty
  readonly #history: History
  readonly #shown = new Map<number, Map<string, string>>()
  #pinned: number | null = null
  #seq = 0

  constructor(county: ChangingCounty) {
    this.#county = county
    this.#engine = engineInMemory(plainSite, county.records, now)
    this.#history = new History(this.#engine.manifest, kept)
  }

  async act(action: Action): Promise<void> {
    const { manifest, publisher, replica } = this.#engine
    const before = manifest.release
    if (action.kind === 'publish') {
      this.#seq += 1
      replica.apply(this.#county.take(action.step), [], this.#seq)
      this.#engine.setNow(this.#county.now)
      await publisher.publish('publish')
    }
    if (action.kind === 'rebuild') await this.#engine.publishAll('rebuild')
    if (action.kind === 'roll back') {
      const keptNow = this.#history.list(100).filter((release) => release.kept)
      const target = keptNow[action.pick % keptNow.length]?.release ?? 0
      this.#history.rollBackTo(target)
      this.#pinned = target
    }
    if (action.kind === 'resume') {
      if (this.#pinned === null) expect(() => this.#history.resume(new Date())).toThrow('HUOYE-RELEASE-003')
      else this.#history.resume(new Date())
      this.#pinned = null
    }
    if (action.kind === 'collect') while (manifest.dropBefore(this.#history.keptFrom, 7).dropped === 7);
    expect([before, before + 1]).toContain(manifest.release)
    if (manifest.release > before) this.#shown.set(manifest.release, answersAt(manifest, manifest.release))
    this.#check()
  }

  #check(): void {
    const { manifest } = this.#engine
    expect(manifest.pinned).toBe(this.#pinned)
    expect(miscounted(manifest)).toEqual([])
    const { keptFrom } = this.#history
    const all = this.#history.list(1000)
    expect(all.map(({ release }) => release)).toEqual([...this.#shown.keys()].reverse())
    if (this.#pinned !== null) expect(keptFrom).toBeLessThanOrEqual(this.#pinned)
    expect(all.filter((release) => release.kept).length).toBeGreaterThanOrEqual(Math.min(kept, all.length))
    for (const [release, answers] of this.#shown)
      if (release >= keptFrom) expect(answersAt(manifest, release), `release ${release}`).toEqual(answers)
    for (const { release, added, changed, removed } of all.slice(0, -1)) {
      if (release - 1 < keptFrom) continue
      const { added: more, changed: other, removed: less } = this.#history.diff(release - 1, release)
      expect([more.count, other.count, less.count]).toEqual([added, changed, removed])
    }
  }

  close(): Promise<void> {
    return this.#engine.close()
  }
}

test('publishing, rolling back, resuming, rebuilding and collecting leave one history, and every kept release as it was', async () => {
  const law = fc.asyncProperty(fc.array(anyAction, { minLength: 4, maxLength: 16 }), async (actions) => {
    const records = syntheticCounty({ organizations: 5, entries: 12, bodyLength: 40, until: now })
    const life = new Life(new ChangingCounty(records, now))
    try {
      await life.act({ kind: 'rebuild' })
      for (const action of actions) await life.act(action)
    } finally {
      await life.close()
    }
  })
  await fc.assert(law, { numRuns: runs })
})
