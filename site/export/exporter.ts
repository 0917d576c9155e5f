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
import { type Shown, type ShownRelease, ShownSiteReader, type ShownStep } from './shown-site.ts'

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
  readonly #state: ExportState
  #reader: ShownSiteReader
  #version: number | null = null
  /** What readers saw at the last run, and by which release. */
  #before: ShownRelease | null = null
  #site = new Map<string, Shown>()
  /** Addresses whose encodings are not all beside their files yet, and the objects there. */
  readonly #unpacked = new Map<string, string>()

  constructor(settings: ExportSettings) {
    this.#settings = settings
    this.#reader = this.#openManifest()
    mkdirSync(join(settings.folder, 'site'), { recursive: true })
    mkdirSync(join(settings.folder, 'nginx'), { recursive: true })
    this.#state = new ExportState(join(settings.folder, 'export.db'))
  }

  /** Brings the folder to what readers see now. Null when nothing can have changed, and before the first release. */
  run(): Exported | null {
    if (this.#reader.replaced) this.#reopen()
    const { version } = this.#reader
    if (version === this.#version) return null
    const step = this.#reader.stepFrom(this.#before)
    if (!step) return null
    try {
      const exported = this.#follow(step)
      this.#version = version
      this.#before = step
      return exported
    } catch (error) {
      // A step that broke off half-way is no place to go on from.
      this.#before = null
      // What is withdrawn meanwhile cannot be copied any more, and is not asked for at the next look.
      if (this.#reader.version === version) throw error
      return this.run()
    }
  }

  close(): void {
    this.#reader.close()
    this.#state.close()
  }

  #openManifest(): ShownSiteReader {
    return new ShownSiteReader(join(this.#settings.dataDir, 'manifest.db'))
  }

  #reopen(): void {
    this.#reader.close()
    this.#reader = this.#openManifest()
    this.#version = null
    this.#before = null
  }

  #follow({ release, whole, addresses }: ShownStep): Exported {
    if (whole) {
      this.#site = new Map()
      this.#unpacked.clear()
    }
    for (const [path, shown] of addresses)
      if (shown) this.#site.set(path, shown)
      else this.#site.delete(path)
    const lie = this.#state.files
    const concerned = whole ? new Set([...addresses.keys(), ...lie.keys()]) : addresses.keys()
    const fresh: FileAt[] = []
    const superfluous: string[] = []
    for (const path of concerned) {
      const shown = this.#site.get(path)
      if (shown?.kind !== 'file') {
        if (lie.has(path)) superfluous.push(path)
        continue
      }
      this.#unpacked.set(path, shown.object)
      if (lie.get(path) !== shown.object) fresh.push({ path, ...shown })
    }
    for (const file of inOrder(fresh, lie)) this.#put(file)
    // Redirects and what is gone must answer before their files go.
    const configured = addresses.size > 0 && this.#configure()
    for (const path of superfluous) this.#remove(path)
    this.#encode()
    return { release, files: lie.size, written: fresh.length, removed: superfluous.length, configured }
  }

  #fileOf(path: string): string {
    return join(this.#settings.folder, 'site', path.endsWith('/') ? `${path}index.html` : path)
  }

  #put({ path, object }: FileAt): void {
    const file = this.#fileOf(path)
    mkdirSync(dirname(file), { recursive: true })
    // An encoding of what stood there before must not outlive it.
    for (const suffix of suffixes) rmSync(`${file}${suffix}`, { force: true })
    this.#place(object, 'identity', file)
    this.#state.note(path, object)
  }

  /** Encodings are made after a release is live; they come with a later run. */
  #encode(): void {
    for (const [path, object] of this.#unpacked) {
      const made = this.#reader.encodings(object)
      if (!made) continue
      const file = this.#fileOf(path)
      if (made.gz && !existsSync(`${file}.gz`)) this.#place(object, 'gzip', `${file}.gz`)
      if (made.br && !existsSync(`${file}.br`)) this.#place(object, 'br', `${file}.br`)
      this.#unpacked.delete(path)
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
    this.#unpacked.delete(path)
    for (const suffix of ['', ...suffixes]) rmSync(`${file}${suffix}`, { force: true })
    removeEmpty(dirname(file), join(this.#settings.folder, 'site'))
  }

  #configure(): boolean {
    const { folder, publicUrl } = this.#settings
    const made = nginxConfiguration(this.#site, join(folder, 'site'), publicUrl)
    const changed = Object.entries(made).filter(([name, text]) => textOf(join(folder, 'nginx', name)) !== text)
    for (const [name, text] of changed) {
      const file = join(folder, 'nginx', name)
      writeFileSync(`${file}.huoye-tmp`, text)
      renameSync(`${file}.huoye-tmp`, file)
    }
    return changed.length > 0
  }
}

/** Of a file's name where its bytes are packed. */
const suffixes = ['.gz', '.br']

type FileAt = { path: string; object: string; type: string }

const textOf = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null)

/** What pages point to, then pages that are new, then the others; the home page last. */
function inOrder(files: readonly FileAt[], known: ReadonlyMap<string, string>): FileAt[] {
  const rank = ({ path, type }: FileAt): number => {
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
