import { errors } from '@strapi/utils'

export type Objection = { path: string[]; message: string }

/** The error that Strapi's admin shows: its message as a whole, and each objection beside its field. Throws when there is any. */
export function refuse(objections: readonly Objection[]): void {
  if (objections.length === 0) return
  throw new errors.ValidationError(refusalText(objections), {
    errors: objections.map(({ path, message }) => ({ path, message, name: 'ValidationError' })),
  })
}

/** Each objection once, in one sentence. */
export const refusalText = (objections: readonly Objection[]): string =>
  [...new Set(objections.map(({ message }) => message))].join('；')
