import type { Core } from '@strapi/strapi'
import { createMissing, storedBy } from './documents.ts'

const uid = 'api::synonym.synonym'

/** What people in the county say for the same thing. */
const groups = ['两学一做、两学', '主题党日、党员活动日', '驻村第一书记、第一书记']

/** Writes the groups that are missing, published. */
export async function writeSynonyms(strapi: Core.Strapi): Promise<void> {
  const wanted = groups.map((words) => ({ key: words, data: () => ({ words }) }))
  const known = await storedBy(strapi, uid, 'words')
  await createMissing(strapi, { uid, what: '同义词', wanted, known, drafts: true })
}
