import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What one address answers. Equal answers have equal `text`. */
export interface Answer {
  readonly status: number
  readonly object: string | null
  readonly type: string | null
  readonly text: string
}

/** All that the manifest holds, as it stood at one moment. */
export interface ManifestView {
  /** The newest release. */
  readonly live: number
  /** Up to which withdrawal everything is erased. */
  readonly erasedTo: number
  /** What each release says of itself, by its number and in their order. */
  readonly notes: ReadonlyMap<number, string>
  /** What all addresses answer in each release that is whole. The index of the search stands for all releases, and is left out. */
  readonly releases: ReadonlyMap<number, ReadonlyMap<string, Answer>>
}

/** Reads it beside the publisher that writes it. */
export function viewManifest(dataDir: string): ManifestView {
  const manifest = new DatabaseSync(join(dataDir, 'manifest.db'), { readOnly: true, timeout: 10_000 })
  try {
    manifest.exec('BEGIN')
    const meta = (key: string, otherwise: number) =>
      Number(manifest.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.value ?? otherwise)
    const live = meta('live', 0)
    const releases = new Map<number, Map<string, Answer>>()
    for (let release = meta('collectedTo', 1); release <= live; release += 1) releases.set(release, new Map())
    for (const { path, from_release, to_release, ...row } of manifest.prepare(entries).all()) {
      const answer: Answer = {
        status: Number(row.status),
        object: row.object === null ? null : String(row.object),
        type: row.type === null ? null : String(row.type),
        text: JSON.stringify(row),
      }
      for (const [release, answers] of releases)
        if (Number(from_release) <= release && (to_release === null || Number(to_release) > release))
          answers.set(String(path), answer)
    }
    const notes = manifest.prepare('SELECT * FROM releases ORDER BY id').all()
    return {
      live,
      erasedTo: meta('erasedTo', 0),
      notes: new Map(notes.map((note) => [Number(note.id), JSON.stringify(note)])),
      releases,
    }
  } finally {
    manifest.close()
  }
}

const entries = `SELECT path, from_release, to_release, status, object, type, location, headers FROM entries
  WHERE NOT (path >= '/search-index/' AND path < '/search-index0')`
