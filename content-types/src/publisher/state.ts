import { z } from 'zod'
import { heldPage } from '../feed/messages.ts'

const count = z.int().nonnegative()

/** A rebuild at work: pages made, and pages in all (0 while it is being planned). */
const rebuildProgress = z.strictObject({ done: count, total: count, startedAt: z.iso.datetime(), full: z.boolean() })

/** Answer of `GET /state`. */
export const publisherState = z.strictObject({
  /** The newest release. Readers see it unless the site is rolled back to `pinned`. */
  release: count,
  pinned: z.int().positive().nullable(),
  pages: count,
  /** The newest event of the CMS that the publisher knows of, and the newest that the newest release holds. */
  headSeq: count,
  appliedSeq: count,
  publishedAt: z.string().nullable(),
  rebuild: rebuildProgress.nullable(),
  held: z.strictObject({ total: count, pages: z.array(heldPage) }),
})
export type PublisherState = z.infer<typeof publisherState>

/** What the publisher answers when it refuses: a code that is said in words where it is read. */
export const refusalCodes = ['HUOYE-RELEASE-001', 'HUOYE-RELEASE-002', 'HUOYE-RELEASE-003'] as const
export type RefusalCode = (typeof refusalCodes)[number]

const refusalWords: Readonly<Record<RefusalCode, { what: string; remedy: string }>> = {
  'HUOYE-RELEASE-001': { what: '没有这一版。', remedy: '请用 npm run publish -- list 查看有哪些版本。' },
  'HUOYE-RELEASE-002': {
    what: '这一版已经太早，不再保留。',
    remedy: '能回退到最近 50 版；请用 npm run publish -- list 查看。',
  },
  'HUOYE-RELEASE-003': { what: '网站没有回退，不需要恢复。', remedy: '线上就是最新的一版。' },
}
export const refusalWord = (code: RefusalCode): { what: string; remedy: string } => refusalWords[code]
export const refusal = z.strictObject({ error: z.enum(refusalCodes) })

/** Answer of `POST /reconcile`: documents that were asked for anew, and those of them that were another record here. */
export const reconciled = z.strictObject({
  seq: count,
  asked: count,
  differing: count,
  startedOver: z.boolean(),
  ms: z.number().nonnegative(),
})
export type Reconciled = z.infer<typeof reconciled>
