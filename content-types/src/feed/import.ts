import { z } from 'zod'

/**
 * How rows are brought in from outside. `npm run import` sends `POST /publishing/import` with some rows of a file, and
 * `POST /publishing/import/undo` to take a whole batch back. The same row again changes nothing: it is known by its `externalId`
 * or `id`, and by a hash of what it said.
 */
export const importType = z.enum(['article', 'activity'])

const photo = z.strictObject({ name: z.string().min(1), base64: z.base64() })

export const importRequest = z.strictObject({
  /** Names what comes in together, so that it can be undone together. */
  batch: z.string().min(1).max(40),
  type: importType,
  /** Key of the column for rows that name none. */
  column: z.string().nullable(),
  /** Only says what would happen. */
  dryRun: z.boolean(),
  rows: z.array(
    z.strictObject({
      /** Counted from 1, as an editor shows it. */
      line: z.int().positive(),
      row: z.record(z.string(), z.unknown()),
      photos: z.array(photo),
    }),
  ),
})

/** What became of one row. `reason` for skipped and failed, `note` for what somebody should look at; both in Chinese. */
export const importResult = z.strictObject({
  line: z.int().positive(),
  outcome: z.enum(['created', 'unchanged', 'updated', 'skipped', 'failed']),
  reason: z.string().optional(),
  note: z.string().optional(),
})

export const importResponse = z.strictObject({ results: z.array(importResult) })

export const importUndoRequest = z.strictObject({ batch: z.string().min(1).max(40), dryRun: z.boolean() })

/** `kept`: documents of the batch that were edited since, and stay. */
export const importUndoResponse = z.strictObject({
  removed: z.int().nonnegative(),
  kept: z.array(z.strictObject({ title: z.string(), reason: z.string() })),
})

export type ImportType = z.infer<typeof importType>
export type ImportRequest = z.infer<typeof importRequest>
export type ImportResult = z.infer<typeof importResult>
export type ImportUndoResponse = z.infer<typeof importUndoResponse>
