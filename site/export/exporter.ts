import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { objectFile, type Variant } from '../publish/objects/object-store.ts'
import { ExportState } from './export-state.ts'
import { nginxConfiguration } from './nginx.ts'
import { type ShownFile, type ShownSite, ShownSiteReader } from './shown-site.ts'

export type ExportSettings = { dataDir: string; folder: string; publicUrl: string }

/** What one run did. `configured`: the nginx files differ, so nginx has to read them anew. */
export type Exported = { release: number; files: number; written: number; removed: number; configured: boolean }

/**
 * Writes what readers see as plain files: `site/` is the tree, `nginx/` what goes into its configuration. Huoye need not run
 * for readers to be served from there.
 *
 * Every file appears by a rename, whole. First what pages point to, then new pages, then those that point to them, and last
 * goes what nothing points to any more: at no moment a page leads nowhere that did not before.
 */
export class Exporter {
  readonly #settings: ExportSettings
  readonly #reader: ShownSiteReader
  readonly #state: ExportState
  #version: number | null = null

  constructor(settings: ExportSettings) {
    this.#settings = settings
    this.#reader = new ShownSiteReader(join(settings.dataDir, 'manifest.db'))
    mkdirSync(join(settings.folder, 'site'), { recursive: true })
    mkdirSync(join(settings.folder, 'nginx'), { recursive: true })
    this.#state = new ExportState(join(settings.folder, 'export.db'))
  }

  /** Brings the folder to what readers see now. Null when nothing can have changed, and before the first release. */
  run(): Exported | null {
    const { version } = this.#reader
    if (version === this.#version) return null
    const site = this.#reader.read()
    if (!site) return null
    const known = this.#state.files()
    const wanted = new Map(site.files.map((file) => [file.path, file]))
    const fresh = site.files.filter(({ path, object }) => known.get(path) !== object)
    for (const file of inOrder(fresh, known)) this.#put(file)
    // Redirects and what is gone must answer before their files go.
    const configured = this.#configure(site)
    const superfluous = [...known.keys()].filter((path) => !wanted.has(path))
    for (const path of superfluous) this.#remove(path)
    this.#encode(site.files)
    this.#version = version
    return {
      release: site.release,
      files: site.files.length,
      written: fresh.length,
      removed: superfluous.length,
      configured,
    }
  }

  close(): void {
    this.#reader.close()
    this.#state.close()
  }

  #fileOf(path: string): string {
    return join(this.#settings.folder, 'site', path.endsWith('/') ? `${path}index.html` : path)
  }

  #put({ path, object }: ShownFile): void {
    const file = this.#fileOf(path)
    mkdirSync(dirname(file), { recursive: true })
    // An encoding of what stood there before must not outlive it.
    for (const suffix of ['.gz', '.br']) rmSync(`${file}${suffix}`, { force: true })
    this.#place(object, 'identity', file)
    this.#state.note(path, object)
  }

  /** Encodings are made after a release is live; they come with a later run. */
  #encode(files: readonly ShownFile[]): void {
    for (const { path, object, br, gz } of files) {
      const file = this.#fileOf(path)
      if (gz && !existsSync(`${file}.gz`)) this.#place(object, 'gzip', `${file}.gz`)
      if (br && !existsSync(`${file}.br`)) this.#place(object, 'br', `${file}.br`)
    }
  }

  #place(object: string, variant: Variant, file: string): void {
    const source = objectFile(join(this.#settings.dataDir, 'objects'), object, variant)
    const beside = `${file}.huoye-tmp`
    rmSync(beside, { force: true })
    try {
      linkSync(source, beside)
    } catch {
      copyFileSync(source, beside)
    }
    renameSync(beside, file)
    // A link to the same bytes is left alone by rename.
    rmSync(beside, { force: true })
  }

  #remove(path: string): void {
    const file = this.#fileOf(path)
    this.#state.note(path, null)
    for (const suffix of ['', '.gz', '.br']) rmSync(`${file}${suffix}`, { force: true })
    removeEmpty(dirname(file), join(this.#settings.folder, 'site'))
  }

  #configure(site: ShownSite): boolean {
    const { folder, publicUrl } = this.#settings
    const made = nginxConfiguration(site, join(folder, 'site'), publicUrl)
    const changed = Object.entries(made).filter(([name, text]) => textOf(join(folder, 'nginx', name)) !== text)
    for (const [name, text] of changed) {
      const file = join(folder, 'nginx', name)
      writeFileSync(`${file}.huoye-tmp`, text)
      renameSync(`${file}.huoye-tmp`, file)
    }
    return changed.length > 0
  }
}

const textOf = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null)

/** What pages point to, then pages that are new, then the others; the home page last. */
function inOrder(files: readonly ShownFile[], known: ReadonlyMap<string, string>): ShownFile[] {
  const rank = ({ path, type }: ShownFile): number => {
    if (path === '/') return 3
    if (!type.startsWith('text/html')) return 0
    return known.has(path) ? 2 : 1
  }
  return [...files].sort((left, right) => rank(left) - rank(right))
}

function removeEmpty(folder: string, root: string): void {
  for (let current = folder; current !== root && current.startsWith(root); current = dirname(current)) {
    try {
      rmdirSync(current)
    } catch {
      return
    }
  }
}
