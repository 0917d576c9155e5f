import type { Core } from '@strapi/strapi'
import { writeColumns } from './columns.ts'
import { emptySetting, writeSiteSetting } from './site-setting.ts'

/** A county that starts with nothing: the column tree, and a name to be changed. */
export async function seedEmpty(strapi: Core.Strapi): Promise<void> {
  await writeColumns(strapi)
  await writeSiteSetting(strapi, emptySetting)
}
