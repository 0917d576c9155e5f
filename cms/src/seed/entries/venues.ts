import { random } from '../compose/random.ts'
import { compose, wording } from '../compose/text.ts'
import { isBranch, type SeedOrganization } from '../county/organizations.ts'
import { names } from '../county/people.ts'
import { venueStages } from '../texts/venues.ts'
import { daysBefore, dayWords, listedOn, newsDay } from './calendar.ts'
import type { SeedActivity } from './seed-activity.ts'
import { summaryOf } from './summary.ts'

/** 场所清零: each branch that builds tells its stages in order, a month or two apart, as far as it has come. */
export function venueActivities(organizations: readonly SeedOrganization[], now: Date): SeedActivity[] {
  return organizations
    .filter((organization) => organization.venueUnderConstruction && isBranch(organization))
    .flatMap((branch) => stagesOf(branch, now))
}

function stagesOf(branch: SeedOrganization, now: Date): SeedActivity[] {
  const dice = random(`venue ${branch.code}`)
  const reached = dice.int(2, venueStages.length)
  const newest = dice.int(0, 20)
  const apart = dice.int(32, 55)
  return venueStages.slice(0, reached).map((stage, index) => {
    const day = daysBefore(newsDay(now), newest + (reached - 1 - index) * apart)
    const people = names(dice, 3)
    const words = wording(
      { ...dayWords(day), 支部: branch.name, 单位: branch.shortName, 甲: people[0] ?? '', 乙: people[1] ?? '' },
      dice,
    )
    const shortTitle = words.fill(dice.pick(stage.titles))
    const { html, firstParagraph } = compose(stage.text, words)
    return {
      externalId: `demo:${branch.code}:venue-completion:${index}`,
      organizationCode: branch.code,
      columnKey: 'venue-completion',
      title: `${shortTitle}（示例）`,
      shortTitle,
      summary: summaryOf(firstParagraph),
      body: html,
      author: people[2] ?? '',
      occurredOn: day,
      listedAt: listedOn(day, dice.int(90, 540), now),
      cover: null,
      photos: [],
      form: null,
      meeting: null,
      progress: {
        percent: stage.percent,
        stage: stage.stage,
        before: 'cun-zi-dong',
        after: afterPictures[index] ?? 'cun-zi',
      },
      exemplar: null,
    }
  })
}

const afterPictures = ['cun-zi-chun', 'cun-zi', 'deng-huo', 'yue-lan-shi', 'hui-yi-shi']
