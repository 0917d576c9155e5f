import type { Core } from '@strapi/strapi'
import type { Context } from '../http.ts'
import { publishingState } from './state.ts'

/** What the admin's own panels ask; for whoever is signed in. */
export function openStateToEditors(strapi: Core.Strapi, publicUrl: string): void {
  strapi.server.routes({
    type: 'admin',
    routes: [
      {
        method: 'GET',
        path: '/admin/publishing/state/:uid/:documentId',
        info: { type: 'admin' },
        config: { policies: ['admin::isAuthenticatedAdmin'] },
        handler: async (ctx: Context) => {
          const state = await publishingState(strapi, ctx.params.uid, ctx.params.documentId, publicUrl)
          if (state) ctx.body = state
          else ctx.status = 404
        },
      },
    ],
  })
}
