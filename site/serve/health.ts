import type { Answer } from './answer.ts'
import type { LiveState } from './release-reader.ts'

/** `lagMs`: for how long the CMS has been ahead of the live release; 0 when it is not. */
const lagOf = ({ behindSince }: LiveState, now: Date): number =>
  behindSince === null ? 0 : Math.max(0, now.getTime() - Date.parse(behindSince))

/** `GET /healthz`: 200 once a release is live. */
export function healthAnswer(live: LiveState | null, now: Date): Answer {
  if (!live) return json(503, { status: 'starting', release: 0, pages: 0, headSeq: 0, appliedSeq: 0, lagMs: 0 })
  const { release, pinned, pages, headSeq, appliedSeq } = live
  return json(200, {
    status: 'ok',
    release,
    ...(pinned && { pinned }),
    pages,
    headSeq,
    appliedSeq,
    lagMs: lagOf(live, now),
  })
}

/** `GET /status.json`: what a page would have to be rendered for with every publish. */
export function statusAnswer(live: LiveState | null, now: Date): Answer {
  if (!live) return json(503, { release: 0, publishedAt: null, pages: 0, lagMs: 0 })
  const { release, publishedAt, pages } = live
  return json(200, { release, publishedAt, pages, lagMs: lagOf(live, now) })
}

const json = (status: number, content: Record<string, unknown>): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: `${JSON.stringify(content)}\n`,
})
