import { setTimeout as wait } from 'node:timers/promises'
import { type PublisherState, publisherState } from '@huoye/content-types'
import { type Screen, withProgress } from '../progress/progress.ts'
import { askPublisher, askState } from './ask-publisher.ts'

const lookEveryMs = 300

/** Has the whole site made anew and waits until it is live; gives the state then. Ending the command does not end the rebuild. */
export function rebuild(dataDir: string, full: boolean, screen: Screen): Promise<PublisherState> {
  return withProgress(screen, full ? '重读全部内容，整站重做' : '整站重做', async (step) => {
    let state = await askPublisher(dataDir, 'POST', `/rebuild${full ? '?full=1' : ''}`, publisherState)
    const begun = state.rebuild?.startedAt
    while (state.rebuild && state.rebuild.startedAt === begun) {
      step.say(progressOf(state.rebuild))
      await wait(lookEveryMs)
      state = await askState(dataDir)
    }
    return state
  })
}

const progressOf = ({ done, total }: NonNullable<PublisherState['rebuild']>): string =>
  total === 0 ? '正在计算要做哪些页面' : `${done} / ${total} 页`
