import type { Disclosure } from './disclosure.ts'

/** What every field says about itself, whatever its kind. */
export type FieldBase = {
  /** Chinese name, as an editor reads it. */
  label: string
  /** One sentence under the input that says what belongs in it. */
  hint?: string
  /** Who may read it; `department` when absent. */
  disclosure?: Disclosure
  /** Needed before a document can be published (drafts may be incomplete). */
  required?: boolean
  /** Set by the server only: shown, never typed. */
  serverSet?: boolean
  /** Kept out of the editor's form altogether. */
  hidden?: boolean
}

export type Field = FieldBase &
  (
    | { kind: 'text'; max?: number; pattern?: RegExp; unique?: boolean }
    | { kind: 'longText'; max?: number }
    | { kind: 'html'; max?: number }
    | { kind: 'integer'; min?: number; max?: number; initial?: number }
    | { kind: 'boolean'; initial?: boolean }
    | { kind: 'date' }
    | { kind: 'datetime' }
    | { kind: 'choice'; choices: readonly string[]; initial?: string }
    | { kind: 'choices'; choices: readonly string[] }
    | { kind: 'picture' }
    | { kind: 'pictures' }
    | { kind: 'files' }
    | { kind: 'relation'; target: DocumentTypeName }
    | { kind: 'component'; component: ComponentName; many: boolean }
  )

export type Fields = Readonly<Record<string, Field>>

export type DocumentTypeName =
  | 'column'
  | 'organization'
  | 'overview'
  | 'person'
  | 'article'
  | 'activity'
  | 'site-setting'
  | 'redirect'
  | 'synonym'

export type ComponentName = 'leader' | 'meeting' | 'progress' | 'statistics' | 'history'

/** What stands in the way of a document, in Chinese, at one of its fields. */
export type FieldObjection = { field: string; message: string }

/** What several fields must keep together; each field alone satisfies its definition by then. */
type Together = { together?: (value: Readonly<Record<string, unknown>>) => FieldObjection[] }

export type ComponentDefinition = { name: ComponentName; label: string; fields: Fields } & Together

export type DocumentTypeDefinition = Together & {
  name: DocumentTypeName
  plural: string
  /** One document of the type exists, and no more. */
  single?: boolean
  /** Saved as a draft first, published by a second step. */
  drafts: boolean
  label: string
  description: string
  disclosure: Disclosure
  /** The field whose value names a document in lists. */
  mainField: string
  fields: Fields
}
