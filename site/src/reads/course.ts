import { defineRead } from '../../publish/reads/index.ts'
import { type ShownPicture, shownPicture } from '../pictures/shown.ts'
import { type EntryLink, entryLink } from './entry-view.ts'

/** How a branch's project went: its steps from the oldest on, and how it looked before and looks now. */
export type Course = {
  steps: (EntryLink & { percent: number; stage: string | null })[]
  before: ShownPicture | null
  after: ShownPicture | null
}

const mostSteps = 12

/** The course of a branch's column with progress; null for other columns, and before there are two steps. */
export const readCourse = defineRead(
  'course',
  (replica, { column: slug, branch }: { column: string; branch: string }): Course | null => {
    const column = replica.find('column', 'slug', slug)
    const organization = replica.find('organization', 'slug', branch)
    if (column?.profile !== 'progress' || !organization) return null
    const scope = { column: column.key, organization: organization.id }
    const taken = replica
      .entries({ scope, limit: mostSteps })
      .flatMap((card) => {
        const progress = replica.get('activity', card.id)?.progress
        return progress ? [{ link: entryLink(card), progress }] : []
      })
      .reverse()
    if (taken.length < 2) return null
    const before = taken.find(({ progress }) => progress.before)?.progress.before
    const after = taken.findLast(({ progress }) => progress.after)?.progress.after
    return {
      steps: taken.map(({ link, progress: { percent, stage } }) => ({ ...link, percent, stage })),
      before: before ? shownPicture(before) : null,
      after: after ? shownPicture(after) : null,
    }
  },
)
