import { documentTypes, uidOf } from '@huoye/content-types'

/** Strapi sorts its navigation by title and translates afterwards, so a number before the title sets the order. */
export const navigationTitles = new Map(
  documentTypes.map(({ name, label }, at): [string, string] => [uidOf(name), `${at + 1} ${label}`]),
)

/** Takes the numbers away again when they are shown. */
export const navigationTexts: Readonly<Record<string, string>> = Object.fromEntries(
  documentTypes.map(({ name, label }) => [navigationTitles.get(uidOf(name)) ?? label, label]),
)
