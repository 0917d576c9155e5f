import type { Kill } from './crash-run.ts'
import { allSteps, steps } from './steps.ts'

/** Every step once, and each target at some random moment: as few restarts of Strapi as that takes. */
export const everyStepOnce: readonly Kill[] = [
  ...steps.cms.map((at): Kill => ({ target: 'cms', at })),
  ...steps.publisher.map((at): Kill => ({ target: 'publisher', at })),
  { target: 'everything', at: 'object-written' },
  { target: 'everything', at: 'manifest-committed' },
  { target: 'cms', at: 'at random' },
  { target: 'everything', at: 'at random' },
  ...Array.from({ length: 4 }, (): Kill => ({ target: 'publisher', at: 'at random' })),
]

/** At least 200: every target at every step, and at random moments. */
export const everyTargetAtEveryStep: readonly Kill[] = [
  ...times(
    2,
    allSteps.map((at): Kill => ({ target: 'cms', at })),
  ),
  ...times(
    6,
    allSteps.map((at): Kill => ({ target: 'publisher', at })),
  ),
  ...times(
    2,
    allSteps.map((at): Kill => ({ target: 'everything', at })),
  ),
  ...times(15, [{ target: 'cms', at: 'at random' }]),
  ...times(45, [{ target: 'publisher', at: 'at random' }]),
  ...times(15, [{ target: 'everything', at: 'at random' }]),
]

function times(count: number, kills: readonly Kill[]): Kill[] {
  return Array.from({ length: count }, () => kills).flat()
}
