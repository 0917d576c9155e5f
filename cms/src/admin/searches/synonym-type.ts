import { uidOf } from '@huoye/content-types'

export const synonymType = uidOf('synonym')
export const synonymList = `/content-manager/collection-types/${synonymType}`

type Permission = { action: string; subject?: string | null }

/** Whether somebody may make and publish synonyms. */
export const mayAddSynonyms = (permissions: readonly Permission[]): boolean =>
  ['create', 'publish'].every((verb) =>
    permissions.some(
      ({ action, subject }) => action === `plugin::content-manager.explorer.${verb}` && subject === synonymType,
    ),
  )
