import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, ManifestView } from './manifest-view.ts'
import { documentsIn, type Withdrawn } from './withdrawals.ts'

type Answers = ReadonlyMap<string, Answer>

/** Holds what the manifest keeps of the past against what it said before: one line of releases, and none of them ever changes. */
export class KeptReleases {
  readonly #objects: string
  #before: ManifestView | null = null
  /** Which documents each object tells of. */
  #told = new Map<string, ReadonlySet<string>>()

  constructor(dataDir: string) {
    this.#objects = join(dataDir, 'objects')
  }

  /**
   * What differs from the look before without a right to. Releases of the past may answer as a newer one does where they told of
   * a document that was withdrawn since, which is one of `fresh`; of `withdrawn` none may tell any more.
   */
  look(now: ManifestView, withdrawn: readonly Withdrawn[], fresh: readonly Withdrawn[]): string[] {
    const before = this.#before
    const problems = [...lineProblems(now, before), ...this.#changes(now, before, fresh)]
    this.#learn(now)
    problems.push(...this.#traces(now, withdrawn))
    this.#before = now
    return problems
  }

  #changes(now: ManifestView, before: ManifestView | null, fresh: readonly Withdrawn[]): string[] {
    return [...(before?.releases ?? [])].flatMap(([release, was]) => {
      const is = now.releases.get(release)
      return is ? differing(was, is).flatMap((path) => this.#changed({ release, path, was, is }, now, fresh)) : []
    })
  }

  #changed(
    { release, path, was, is }: { release: number; path: string; was: Answers; is: Answers },
    now: ManifestView,
    fresh: readonly Withdrawn[],
  ): string[] {
    const [old, answer] = [was.get(path), is.get(path)]
    const told = this.#told.get(old?.object ?? '') ?? new Set()
    const showed = fresh.some(({ own, marks }) => own.has(path) || [...marks].some((mark) => told.has(mark)))
    const newer = [...now.releases].filter(([number]) => number > release)
    const asLater = answer !== undefined && newer.some(([, answers]) => answers.get(path)?.text === answer.text)
    if (showed && asLater) return []
    const why = showed ? 'as no later release does' : 'and told of nothing that was withdrawn'
    return [`release ${release} answers ${path} with ${answer?.text} instead of ${old?.text}, ${why}`]
  }

  /** Reads the objects that were not there before; forgets those that nothing names. */
  #learn(now: ManifestView): void {
    const told = new Map<string, ReadonlySet<string>>()
    for (const { object, type } of answersOf(now)) {
      if (object === null || told.has(object)) continue
      const file = join(this.#objects, object.slice(0, 2), object)
      const text = type?.startsWith('text/') || type?.includes('xml') || type?.includes('json')
      told.set(
        object,
        this.#told.get(object) ?? (text && existsSync(file) ? documentsIn(readFileSync(file, 'utf8')) : new Set()),
      )
    }
    this.#told = told
  }

  #traces(now: ManifestView, withdrawn: readonly Withdrawn[]): string[] {
    const own = new Set(withdrawn.flatMap((one) => [...one.own]))
    const marks = new Set(withdrawn.flatMap((one) => [...one.marks]))
    const problems = new Set<string>()
    for (const [release, answers] of now.releases)
      for (const [path, { status, object }] of answers) {
        if (own.has(path) && status !== 410) problems.add(`${path} was withdrawn; release ${release} answers ${status}`)
        const shows = [...(this.#told.get(object ?? '') ?? [])].filter((mark) => marks.has(mark))
        if (shows.length > 0) problems.add(`release ${release} shows ${shows.join(', ')} at ${path}, withdrawn`)
      }
    return [...problems]
  }

  /** Objects that a release names and that have no file. */
  missing(now: ManifestView): string[] {
    const named = new Set([...answersOf(now)].flatMap(({ object }) => object ?? []))
    return [...named].filter((object) => !existsSync(join(this.#objects, object.slice(0, 2), object)))
  }
}

/** The newest release is the last of a line without gaps, in which nothing is taken back. */
function lineProblems(now: ManifestView, before: ManifestView | null): string[] {
  const numbers = [...now.notes.keys()]
  const gaps = numbers.filter((number, index) => index > 0 && number !== (numbers[index - 1] ?? 0) + 1)
  return [
    ...gaps.map((number) => `release ${number} does not follow the one before`),
    ...(numbers.at(-1) === now.live
      ? []
      : [`the newest release is ${now.live}, the last of the line ${numbers.at(-1)}`]),
    ...[...now.releases.keys()]
      .filter((release) => !now.notes.has(release))
      .map((release) => `release ${release} says nothing`),
    ...(before && before.live > now.live ? [`release ${before.live} is gone, the newest is ${now.live}`] : []),
    ...[...(before?.notes ?? [])]
      .filter(([number, note]) => now.notes.has(number) && now.notes.get(number) !== note)
      .map(([number, note]) => `release ${number} says ${now.notes.get(number)} instead of ${note}`),
  ]
}

const differing = (a: Answers, b: Answers): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path)?.text !== b.get(path)?.text)

function* answersOf({ releases }: ManifestView): Generator<Answer> {
  for (const answers of releases.values()) yield* answers.values()
}
