import {
  type ComponentName,
  components,
  type DocumentTypeDefinition,
  type DocumentTypeName,
  documentTypes,
  type Fields,
  uidOf,
} from '@huoye/content-types'

export type ContentUid = `api::${DocumentTypeName}.${DocumentTypeName}`

const byUid = new Map<string, DocumentTypeDefinition>(documentTypes.map((type) => [uidOf(type.name), type]))
const byName = new Map<string, DocumentTypeDefinition>(documentTypes.map((type) => [type.name, type]))

/** The definition behind a Strapi UID; undefined for Strapi's own types. */
export const definitionOf = (uid: string): DocumentTypeDefinition | undefined => byUid.get(uid)

export function definitionNamed(name: string): DocumentTypeDefinition {
  const found = byName.get(name)
  if (!found) throw new Error(`no document type is called ${name}`)
  return found
}

/** Table of a document type, as `strapiSchema` names it. */
export const tableOf = (type: DocumentTypeDefinition): string => type.plural.replaceAll('-', '_')

export function componentFields(name: ComponentName): Fields {
  const found = components.find((component) => component.name === name)
  if (!found) throw new Error(`no component is called ${name}`)
  return found.fields
}
