/** Fields of documents that hold pictures, and components that do. */
const pictureFields = ['cover', 'photos', 'roomPhotos', 'before', 'after'] as const
const componentFields = ['progress'] as const

/** How many pictures of a document, as the edit view holds it, have neither an alternative text nor a caption. */
export function undescribedPictures(document: unknown): number {
  if (typeof document !== 'object' || document === null) return 0
  const fields = new Map(Object.entries(document))
  const files = pictureFields.flatMap((name) => fields.get(name) ?? [])
  const within = componentFields.map((name) => undescribedPictures(fields.get(name)))
  return files.filter(isUndescribed).length + within.reduce((sum, count) => sum + count, 0)
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
