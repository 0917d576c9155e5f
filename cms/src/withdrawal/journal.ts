import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Core } from '@strapi/strapi'
import { dataDir } from '../data-dir.ts'

type Line = { type: string; id: string; reason: string }

const journal = (): string => join(dataDir(), 'withdrawn.jsonl')

/** Adds to the file what the database knows and the file does not. */
export async function noteInJournal(strapi: Core.Strapi): Promise<void> {
  const known = new Set(withdrawnHere().map(({ type, id }) => `${type}:${id}`))
  const rows: { type: string; document_id: string; reason: string }[] = await strapi.db
    .connection('withdrawals')
    .select('type', 'document_id', 'reason')
  const fresh = rows.filter(({ type, document_id }) => !known.has(`${type}:${document_id}`))
  const text = fresh.map(({ type, document_id: id, reason }) => `${JSON.stringify({ type, id, reason })}\n`).join('')
  if (text !== '') appendFileSync(journal(), text, { flush: true, mode: 0o600 })
}

/** What was ever withdrawn here. */
export function withdrawnHere(): Line[] {
  if (!existsSync(journal())) return []
  return readFileSync(journal(), 'utf8')
    .split('\n')
    .flatMap((text): Line[] => {
      try {
        const line: Partial<Line> = JSON.parse(text)
        return line.type && line.id ? [{ type: line.type, id: line.id, reason: line.reason ?? '' }] : []
      } catch {
        return []
      }
    })
}
