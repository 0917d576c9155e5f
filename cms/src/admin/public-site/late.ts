/** Imports take a while; a single publish does not, and a publisher that is down never does anything. */
const lateMs = 60_000

/** Whether what waits to be live has waited too long. `now` in milliseconds since 1970. */
export const isLate = (since: string, now: number): boolean => now - Date.parse(since) > lateMs
