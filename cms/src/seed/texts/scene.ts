import type { meetingKinds } from '@huoye/content-types'
import type { FormName } from '../forms/forms.ts'
import type { Subject } from '../pictures/library.ts'

/** What an organization lives from; a scene names those that it fits, so that no office prunes tea. */
export type Trade =
  | '村'
  | '社区'
  | '镇机关'
  | '机关'
  | '窗口'
  | '政法'
  | '农口'
  | '学校'
  | '医院'
  | '文化'
  | '国企'
  | '茶企'
  | '电商'
  | '协会'
  | '离退休'
  | '流动'

export type MeetingKind = (typeof meetingKinds)[number]

/** One hand-written occasion. The same scene reads differently in every branch and month: see compose(). */
export type Scene = {
  key: string
  column: string
  trades: readonly Trade[]
  /** Calendar months in which it happens; any month when absent. */
  months?: readonly number[]
  meeting?: MeetingKind
  /** What its pictures show, the best first. */
  subjects: readonly Subject[]
  titles: readonly string[]
  /** An empty form that is handed out with it. */
  form?: FormName
  text: string
}

const offices: readonly Trade[] = ['机关', '窗口', '政法', '农口', '镇机关']
/** Everybody who works at a desk, and those beside them. */
export const groups = {
  rural: ['村'],
  towns: ['村', '社区'],
  offices,
  desks: [...offices, '文化', '国企'],
  firms: ['国企', '茶企', '电商', '协会'],
  everyone: [...offices, '村', '社区', '学校', '医院', '文化', '国企', '茶企', '电商', '协会', '离退休', '流动'],
} as const satisfies Record<string, readonly Trade[]>
