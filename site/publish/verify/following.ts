import { setTimeout as wait } from 'node:timers/promises'
import type { Cms } from '../engine/cms-client.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import { CannotCompare } from './cannot-compare.ts'
import type { LiveSite } from './live-site.ts'

const everyMs = 50
const applyWithinMs = 60_000

/** Keeps a fresh replica up with the CMS, and waits for the live site to be as far. */
export class Following {
  readonly #cms: Cms
  readonly #replica: ReplicaFile
  readonly #live: LiveSite
  readonly #signal: AbortSignal

  constructor(cms: Cms, replica: ReplicaFile, live: LiveSite, signal: AbortSignal) {
    this.#cms = cms
    this.#replica = replica
    this.#live = live
    this.#signal = signal
  }

  get seq(): number {
    return this.#replica.cursor ?? 0
  }

  /** Takes in whatever the CMS has; afterwards the replica is the content of exactly `seq`. */
  async catchUp(): Promise<void> {
    for (;;) {
      const news = await this.#cms.feed({ after: this.seq, waitSeconds: 0 }, this.#signal)
      if (news.head < this.seq) throw startedOver()
      if (news.changes.length > 0 || news.through > this.seq) this.#replica.apply(news.changes, [], news.through)
      if (news.through === news.head) return
    }
  }

  /** Whether nothing was published since `catchUp`. */
  async still(): Promise<boolean> {
    const { head } = await this.#cms.feed({ after: this.seq, waitSeconds: 0 }, this.#signal)
    return head === this.seq
  }

  /** Resolves when the live site holds at least the content of `seq`. Throws CannotCompare when it does not get there. */
  async untilLive(): Promise<void> {
    const until = Date.now() + applyWithinMs
    while (this.#live.state().seq < this.seq) {
      if (Date.now() > until) throw notApplied(this.#live.state().seq, this.seq)
      await wait(everyMs, undefined, { signal: this.#signal })
    }
  }
}

const startedOver = (): CannotCompare =>
  new CannotCompare(
    'HUOYE-VERIFY-003',
    '检查期间内容管理换了一个数据库，没有比完。',
    '请等网站重新发布完（约一分钟），再检查一次。',
  )

const notApplied = (live: number, wanted: number): CannotCompare =>
  new CannotCompare(
    'HUOYE-VERIFY-004',
    `线上版本停在第 ${live} 号更新，内容管理已经到第 ${wanted} 号，等了一分钟没有跟上，没有比较。`,
    '请看 DATA_DIR/logs/publisher.log 里的原因；发布引擎恢复后再检查一次。',
  )
