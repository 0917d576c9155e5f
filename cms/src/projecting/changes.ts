import type { RecordChange } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { projectionContext, projectReferences } from './read.ts'
import type { Reference } from './reference.ts'
import { versionContext } from './versions.ts'
import { noteWithheld } from './withheld.ts'

/** The named documents as they are now: the public record, null where there is none, and the version it stands for. */
export async function changesOf(strapi: Core.Strapi, references: readonly Reference[]): Promise<RecordChange[]> {
  if (references.length === 0) return []
  const context = await projectionContext(strapi)
  const projections = await projectReferences(strapi, references, context, await versionContext(strapi, context))
  for (const { type, id, problem } of projections) await noteWithheld(strapi, { type, id }, problem)
  return projections.map(({ type, id, record, version }) => ({ type, id, record, version }))
}
