import { random } from '../compose/random.ts'
import { compose, wording } from '../compose/text.ts'
import { library, type Subject } from '../pictures/library.ts'
import { committeeText, overviewTexts } from '../texts/overview-texts.ts'
import type { SeedOrganization } from './organizations.ts'
import { leadersOf, type SeedLeader } from './people.ts'

export type SeedOverview = {
  organizationCode: string
  title: string
  summary: string
  body: string
  leaders: SeedLeader[]
  /** Names of library pictures. */
  cover: string | null
  roomPhotos: string[]
  confirmedOn: string
}

const rural: readonly Subject[] = ['village', 'tea', 'terrace', 'river', 'mountain', 'bridge', 'orchard', 'road']
const urban: readonly Subject[] = ['lane', 'bridge', 'river', 'village', 'mountain']
const rooms: readonly Subject[] = ['meeting', 'reading', 'class', 'board']

/** The page on which an organization says what it is. */
export function overviewOf(
  organization: SeedOrganization,
  all: readonly SeedOrganization[],
  today: string,
): SeedOverview {
  const dice = random(`overview ${organization.code}`)
  const { summary, text } =
    overviewTexts.find(({ trades }) => organization.trade && trades.includes(organization.trade)) ?? committeeText
  const newest = organization.statistics.at(-1)
  const words = wording(
    {
      支部: organization.name,
      镇: organization.town ?? '',
      党员: newest?.total ?? 0,
      小组: newest?.partyGroups ?? 0,
      下级: all.filter(({ parentCode }) => parentCode === organization.code).length,
    },
    dice,
  )
  const scenery = organization.trade === '村' || !organization.trade ? rural : urban
  const pictureOf = (subjects: readonly Subject[]): string =>
    dice.pick(library.filter(({ subject }) => subjects.includes(subject))).name
  return {
    organizationCode: organization.code,
    title: organization.name,
    summary: words.fill(summary),
    body: compose(text, words).html,
    leaders: leadersOf(organization, today),
    cover: pictureOf(scenery),
    roomPhotos:
      organization.hasActivityRoom && organization.trade ? [...new Set([pictureOf(rooms), pictureOf(rooms)])] : [],
    confirmedOn: confirmedBefore(today, dice.int(5, 20)),
  }
}

/** A day of the last January that has passed. */
function confirmedBefore(today: string, day: number): string {
  const inYear = (year: number): string => `${year}-01-${String(day).padStart(2, '0')}`
  const year = Number(today.slice(0, 4))
  return inYear(year) <= today ? inYear(year) : inYear(year - 1)
}
