/** What a URL answered. */
export interface Seen {
  readonly status: number
  readonly text: string
  /** Milliseconds from the first question to this answer. */
  readonly afterMs: number
}

/**
 * Asks again and again until the answer is as wanted. Throws with the last answer after `withinMs`.
 * @param everyMs pause between an answer and the next question
 */
export async function waitFor(
  url: string,
  wanted: (seen: Seen) => boolean,
  {
    withinMs = 20_000,
    everyMs = 20,
    headers = {},
  }: { withinMs?: number; everyMs?: number; headers?: Record<string, string> } = {},
): Promise<Seen> {
  const started = performance.now()
  let last: Seen | undefined
  while (performance.now() - started < withinMs) {
    last = await look(url, headers, started)
    if (last && wanted(last)) return last
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  const seen = last === undefined ? 'no answer' : `${last.status}: ${last.text.slice(0, 300)}`
  throw new Error(`${url} was not as wanted within ${withinMs} ms; last seen ${seen}`)
}

async function look(url: string, headers: Record<string, string>, started: number): Promise<Seen | undefined> {
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(10_000) })
    const text = await response.text()
    return { status: response.status, text, afterMs: performance.now() - started }
  } catch {
    return undefined
  }
}
