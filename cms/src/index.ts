import type { Core } from '@strapi/strapi'
import { seedRoles } from './access/seed-roles.ts'
import { answerInChinese } from './admin-labels/answers.ts'
import { applyAdminLabels } from './admin-labels/apply.ts'
import { ensureAdministrator } from './administrator/first.ts'
import { speakChinese } from './administrator/language.ts'
import { closeContentApi } from './closed-api.ts'
import { serveOwnMedia } from './media/route.ts'
import { openOperations, registerOperations } from './operations/admin-routes.ts'
import { guardFiles } from './outbox/files.ts'
import { createTables } from './outbox/tables.ts'
import { makeAvifBehind } from './pictures/avif/queue.ts'
import { takeOverUploads } from './pictures/upload.ts'
import { loadWithheld } from './projecting/withheld.ts'
import { openStateToEditors, registerSeeHeld } from './publishing/admin-routes.ts'
import { openPublishingApi } from './publishing/routes.ts'
import { heedFailedCommits } from './recovery/failed-commits.ts'
import { outliveDatabase } from './recovery/lost-database.ts'
import { refuseLosses } from './schema/guard.ts'
import { createIndexes } from './schema/indexes.ts'
import { openSearches, registerSearches } from './searches/admin-routes.ts'
import { runSeed } from './seed/run-seed.ts'
import { announceReady, endWithSupervisor } from './supervised/supervised.ts'
import { takeDownWhenDue } from './takedown/sweep.ts'
import { withdrawWhatCameBack } from './withdrawal/came-back.ts'
import { erase } from './withdrawal/erase.ts'
import { guardWrites } from './writing/middleware.ts'

let stopSweeping = () => {}
let stopOutliving = () => {}
let stopEncoding = () => {}

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    strapi.customFields.register({ name: 'html', type: 'richtext', inputSize: { default: 12, isResizable: false } })
    strapi.customFields.register({ name: 'choice', type: 'string', inputSize: { default: 6, isResizable: true } })
    stopOutliving = outliveDatabase(strapi)
    heedFailedCommits(strapi)
    answerInChinese(strapi)
    closeContentApi(strapi)
    refuseLosses(strapi)
    const publicUrl = process.env.PUBLIC_URL ?? 'http://127.0.0.1:4321'
    openStateToEditors(strapi, publicUrl)
    registerSeeHeld(strapi)
    openOperations(strapi, publicUrl)
    registerOperations(strapi)
    openSearches(strapi)
    registerSearches(strapi)
    openPublishingApi(strapi, process.env.HUOYE_PUBLISHING_SECRET)
    serveOwnMedia(strapi)
    takeOverUploads(strapi)
    guardWrites(strapi)
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createTables(strapi)
    await createIndexes(strapi)
    await erase(strapi)
    await loadWithheld(strapi)
    guardFiles(strapi)
    speakChinese(strapi)
    await applyAdminLabels(strapi)
    await seedRoles(strapi)
    const loginUrl = await ensureAdministrator(strapi, {
      email: process.env.HUOYE_ADMIN_EMAIL,
      password: process.env.HUOYE_ADMIN_PASSWORD,
    })
    await withdrawWhatCameBack(strapi)
    endWithSupervisor(strapi)
    await runSeed(strapi, { kind: process.env.HUOYE_SEED === 'empty' ? 'empty' : 'demo', now: new Date() })
    stopSweeping = takeDownWhenDue(strapi)
    if (process.env.HUOYE_AVIF !== 'off') stopEncoding = makeAvifBehind(strapi)
    announceReady(strapi, loginUrl)
  },

  destroy() {
    stopSweeping()
    stopEncoding()
    stopOutliving()
  },
}
