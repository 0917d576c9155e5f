import { components, documentTypes, type Fields, uidOf } from '@huoye/content-types'

/** A field with pictures that have neither an alternative text nor a caption. */
export type Undescribed = { label: string; count: number }

/** The pictures of a document, as the edit form of its type holds it, that nothing is said of. */
export function undescribedPictures(uid: string, values: unknown): Undescribed[] {
  const type = documentTypes.find(({ name }) => uidOf(name) === uid)
  return type ? undescribedIn(type.fields, values) : []
}

function undescribedIn(fields: Fields, values: unknown): Undescribed[] {
  if (typeof values !== 'object' || values === null) return []
  const held = new Map<string, unknown>(Object.entries(values))
  return Object.entries(fields).flatMap(([name, field]): Undescribed[] => {
    const value = held.get(name)
    if (field.hidden) return []
    if (field.kind === 'component') {
      const inner = components.find((component) => component.name === field.component)?.fields ?? {}
      return [value].flat().flatMap((part) => undescribedIn(inner, part))
    }
    if (field.kind !== 'picture' && field.kind !== 'pictures') return []
    const count = [value].flat().filter(isUndescribed).length
    return count > 0 ? [{ label: field.label, count }] : []
  })
}

const isUndescribed = (file: unknown): boolean =>
  typeof file === 'object' &&
  file !== null &&
  'mime' in file &&
  !isSaid(file, 'alternativeText') &&
  !isSaid(file, 'caption')

function isSaid(file: object, name: string): boolean {
  const value: unknown = new Map(Object.entries(file)).get(name)
  return typeof value === 'string' && value.trim() !== ''
}
