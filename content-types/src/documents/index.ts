import type { DocumentTypeDefinition, DocumentTypeName } from '../define/field.ts'
import { activity } from './activity.ts'
import { article } from './article.ts'
import { column } from './column.ts'
import { organization } from './organization.ts'
import { overview } from './overview.ts'
import { person } from './person.ts'
import { redirect } from './redirect.ts'
import { siteSetting } from './site-setting.ts'
import { synonym } from './synonym.ts'

/** Every document type, in the order in which the admin lists them. */
export const documentTypes: readonly DocumentTypeDefinition[] = [
  activity,
  article,
  overview,
  organization,
  person,
  column,
  siteSetting,
  redirect,
  synonym,
]

/** Strapi's identifier of a type: `api::activity.activity`. */
export const uidOf = <N extends DocumentTypeName>(name: N): `api::${N}.${N}` => `api::${name}.${name}`

export { activity, article, column, organization, overview, person, redirect, siteSetting, synonym }
