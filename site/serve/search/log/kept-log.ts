import type { ReleaseReader } from '../../release-reader.ts'
import { SearchLog } from './search-log.ts'

const writeEveryMs = 5000
const tidyEveryMs = 60_000

/** The log of a running server: written and tidied now and then, in between searches. */
export class KeptLog extends SearchLog {
  readonly #timers: NodeJS.Timeout[]

  constructor(file: string, releases: ReleaseReader) {
    const isLive = (url: string): boolean => {
      const live = releases.live()
      // Without a release, or behind an earlier one, nothing is known to be gone.
      return live === null || live.pinned || releases.at(live.release, url)?.status === 200
    }
    super({ file, now: () => new Date(), isLive })
    this.tidy()
    this.#timers = [
      setInterval(() => this.write(), writeEveryMs).unref(),
      setInterval(() => this.tidy(), tidyEveryMs).unref(),
    ]
  }

  override close(): void {
    for (const timer of this.#timers) clearInterval(timer)
    super.close()
  }
}
