import type { Core } from '@strapi/strapi'

/** What `strapi.db.transaction` hands to its callback; a nested call joins the outer transaction. */
export type Transaction = Parameters<Parameters<Core.Strapi['db']['transaction']>[0]>[0]
