import type { ManifestFile } from '../manifest/manifest-file.ts'

export type Failure = { path: string; attempts: number; reason: string; at: string }

/** After this many failed attempts a page waits until something that it reads changes. */
const attemptsBeforeQuarantine = 3

/** Addresses that could not be made, with the reason. What was live there before stays live. */
export class Failures {
  readonly #sql: ManifestFile['sql']

  constructor(manifest: ManifestFile) {
    this.#sql = manifest.sql
  }

  all(): Failure[] {
    return this.#sql<Failure>('SELECT path, attempts, reason, at FROM failures ORDER BY path').all()
  }

  /** Those to be tried again with the next release. */
  due(): string[] {
    return this.all()
      .filter((failure) => failure.attempts < attemptsBeforeQuarantine)
      .map((failure) => failure.path)
  }

  note(path: string, reason: string, at: string): void {
    this.#sql(
      `INSERT INTO failures VALUES (?, 1, ?, ?)
       ON CONFLICT (path) DO UPDATE SET attempts = attempts + 1, reason = excluded.reason, at = excluded.at`,
    ).run(path, reason, at)
  }

  clear(path: string): void {
    this.#sql('DELETE FROM failures WHERE path = ?').run(path)
  }
}
