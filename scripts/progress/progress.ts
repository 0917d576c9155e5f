/** Where progress is written, and whether a line there can be written over. */
export interface Screen {
  write(text: string): void
  readonly rewritable: boolean
}

export const terminal: Screen = {
  write: (text) => process.stdout.write(text),
  rewritable: process.stdout.isTTY === true,
}

/** For commands whose output is read by a program: progress stays out of it. */
export const sideScreen: Screen = {
  write: (text) => process.stderr.write(text),
  rewritable: process.stderr.isTTY === true,
}

/** For tests: says nothing. */
export const silence: Screen = { write: () => undefined, rewritable: false }

/** What a running step can say about itself. */
export interface Step {
  /** Replaces the detail shown after the title. */
  say(detail: string): void
}

/**
 * Runs one step and shows that it is alive: the title when it starts, the elapsed time and its latest detail while it runs,
 * the total at its end. On a terminal it is one line; elsewhere a line every ten seconds.
 */
export async function withProgress<T>(screen: Screen, title: string, work: (step: Step) => Promise<T>): Promise<T> {
  const started = Date.now()
  let detail = ''
  const line = () => `${title}（已用 ${seconds(Date.now() - started)}）${detail === '' ? '' : `：${detail}`}`
  const show = () => screen.write(screen.rewritable ? `\r\u001b[K${line()}` : `${line()}\n`)
  screen.write(screen.rewritable ? title : `${title}…\n`)
  const ticker = setInterval(show, screen.rewritable ? 1000 : 10_000)
  const end = (outcome: string) => {
    clearInterval(ticker)
    screen.write(`${screen.rewritable ? '\r\u001b[K' : ''}${outcome} ${title}，用时 ${seconds(Date.now() - started)}\n`)
  }
  try {
    const result = await work({
      say: (text) => {
        detail = text
        if (screen.rewritable) show()
      },
    })
    end('✓')
    return result
  } catch (error) {
    end('✗')
    throw error
  }
}

/** 1.2 秒, 45 秒, 2 分 5 秒. */
export function seconds(milliseconds: number): string {
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} 秒`
  const whole = Math.round(milliseconds / 1000)
  return whole < 60 ? `${whole} 秒` : `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`
}
