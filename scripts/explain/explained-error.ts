/** An error that a person can meet: a permanent code, what happened, and what to do about it. `cause` is kept. */
export class ExplainedError extends Error {
  readonly code: string

  constructor(code: string, what: string, remedy: string, cause?: unknown) {
    super(`[${code}] ${what}\n${remedy}`, { cause })
    this.name = 'ExplainedError'
    this.code = code
  }
}

/** Runs a command to its end: an explained error is shown as its own text, anything else with its stack. Sets the exit code. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    process.exitCode = 1
    console.error(error instanceof ExplainedError ? `\n${error.message}\n` : error)
  }
}
