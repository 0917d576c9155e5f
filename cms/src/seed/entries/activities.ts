import { dayOf } from '@huoye/content-types'
import { type Random, random } from '../compose/random.ts'
import { compose, wording } from '../compose/text.ts'
import type { SeedOrganization } from '../county/organizations.ts'
import { exemplar, names } from '../county/people.ts'
import { picturesFor } from '../pictures/season.ts'
import type { MeetingKind, Scene } from '../texts/scene.ts'
import { dayWords, listedOn, newsDay } from './calendar.ts'
import type { SeedActivity } from './seed-activity.ts'
import { type Slot, scenes, slots } from './slots.ts'
import { summaryOf } from './summary.ts'
import { venueActivities } from './venues.ts'

/** Every entry of the branches, oldest first, the same for the same `now`. */
export function activities(organizations: readonly SeedOrganization[], now: Date): SeedActivity[] {
  const today = newsDay(now)
  const told = new Memory()
  const written = slots(organizations, today).map((slot) => write(slot, told, now))
  return [...written, ...venueActivities(organizations, now)].sort(
    (a, b) => a.listedAt.getTime() - b.listedAt.getTime(),
  )
}

function write(slot: Slot, told: Memory, now: Date): SeedActivity {
  const { branch, day, column } = slot
  const dice = random(`entry ${slot.key}`)
  const scene = told.choose(slot, dice)
  const people = names(dice, 4)
  const meeting = scene.meeting ? attendanceOf(scene.meeting, branch, dice) : null
  const present = meeting ?? attendanceOf('主题党日', branch, dice)
  const shown = column === 'study-exemplar' ? exemplar(slot.key, dayOf(now)) : null
  const words = wording(
    {
      ...dayWords(day),
      支部: branch.name,
      单位: branch.shortName,
      应到: present.expected,
      实到: present.attendance,
      请假: present.expected - present.attendance,
      甲: people[0] ?? '',
      乙: people[1] ?? '',
      标杆: shown?.name ?? '',
    },
    dice,
  )
  const shortTitle = told.title(day, () => words.fill(dice.pick(scene.titles)))
  const { html, firstParagraph } = compose(scene.text, words)
  const pictures = picturesFor(scene.subjects, Number(day.slice(5, 7)), dice)
  const document = column === 'study-plan' || column === 'study-scheme'
  const cover = document || dice.chance(0.25) ? null : (pictures[0] ?? null)
  return {
    externalId: `demo:${slot.key}`,
    organizationCode: branch.code,
    columnKey: column,
    title: `${shortTitle}（示例）`,
    shortTitle,
    summary: summaryOf(firstParagraph),
    body: html,
    author: people[2] ?? '',
    occurredOn: day,
    listedAt: listedOn(day, dice.int(90, 540), now),
    cover,
    photos: cover ? pictures.slice(1, 1 + dice.int(0, 2)) : [],
    form: scene.form ?? null,
    meeting,
    progress: null,
    exemplar: shown,
  }
}

function attendanceOf(kind: MeetingKind, branch: SeedOrganization, dice: Random): NonNullable<SeedActivity['meeting']> {
  const members = branch.statistics.at(-1)?.total ?? 20
  const expected = kind === '支委会' ? (members > 30 ? 5 : 3) : kind === '党小组会' ? dice.int(8, 13) : members
  const absent = kind === '支委会' ? 0 : Math.min(expected - 3, dice.int(1, Math.max(1, Math.round(expected * 0.14))))
  return { kind, expected, attendance: expected - absent }
}

/** Which scenes and titles have been told lately, so that neighbours do not read alike. */
class Memory {
  readonly #lastTold = new Map<string, number>()
  readonly #byBranch = new Set<string>()
  readonly #titles = new Map<string, string>()
  #count = 0

  /** A scene that fits branch, column and month: one that this branch has not told, and that the county has not heard for long. */
  choose({ branch, column, day }: Slot, dice: Random): Scene {
    const month = Number(day.slice(5, 7))
    const fitting = scenes.filter((scene) => scene.column === column && scene.trades.includes(branch.trade))
    const inSeason = fitting.filter((scene) => !scene.months || scene.months.includes(month))
    const ranked = (inSeason.length > 0 ? inSeason : fitting)
      .map((scene) => ({
        scene,
        rank:
          (this.#byBranch.has(`${branch.code} ${scene.key}`) ? 1000 : 0) +
          (this.#lastTold.get(scene.key) ?? -40) -
          this.#count +
          dice.between(0, 12),
      }))
      .sort((a, b) => a.rank - b.rank)
    const scene = ranked[0]?.scene
    if (!scene) throw new Error(`Nothing to tell in ${column} for ${branch.trade}`)
    this.#count += 1
    this.#lastTold.set(scene.key, this.#count)
    this.#byBranch.add(`${branch.code} ${scene.key}`)
    return scene
  }

  /** A title that no entry of the same month bears, if a few tries find one. */
  title(day: string, make: () => string): string {
    let title = make()
    const month = day.slice(0, 7)
    for (let tries = 0; tries < 8 && this.#titles.get(title) === month; tries += 1) title = make()
    this.#titles.set(title, month)
    return title
  }
}
