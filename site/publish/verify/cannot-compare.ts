/** Why nothing could be compared: a permanent code, what happened, and what to do. Says nothing about the site itself. */
export class CannotCompare extends Error {
  constructor(code: string, what: string, remedy: string, cause?: unknown) {
    super(`[${code}] ${what}\n${remedy}\n线上版本未受影响。`, { cause })
    this.name = 'CannotCompare'
  }
}
