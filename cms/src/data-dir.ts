import { resolve } from 'node:path'

/** Where everything that must be backed up lives; set by the supervisor, `../data` when Strapi is run by hand. */
export const dataDir = (): string => resolve(process.env.DATA_DIR ?? '../data')
