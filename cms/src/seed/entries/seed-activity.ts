import type { SeedPerson } from '../county/people.ts'
import type { FormName } from '../forms/forms.ts'
import type { MeetingKind } from '../texts/scene.ts'

/** One entry of a branch, as the seed writes it. */
export type SeedActivity = {
  externalId: string
  organizationCode: string
  columnKey: string
  title: string
  shortTitle: string
  summary: string
  body: string
  author: string
  occurredOn: string
  listedAt: Date
  /** Names of library pictures. */
  cover: string | null
  photos: string[]
  form: FormName | null
  meeting: { kind: MeetingKind; expected: number; attendance: number } | null
  progress: { percent: number; stage: string; before: string; after: string } | null
  exemplar: SeedPerson | null
}
