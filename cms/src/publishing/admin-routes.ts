import type { Core } from '@strapi/strapi'
import type { Context } from '../http.ts'
import { heldList } from './held.ts'
import { seeHeld } from './held-contract.ts'
import { publishingState } from './state.ts'

const signedIn = 'admin::isAuthenticatedAdmin'
const mayAll = (...actions: string[]) => ({ name: 'admin::hasPermissions', config: { actions } })

/** What the admin's own panels ask: the state of one document by whoever is signed in, the whole list by who may see it. */
export function openStateToEditors(strapi: Core.Strapi, publicUrl: string): void {
  strapi.server.routes({
    type: 'admin',
    routes: [
      {
        method: 'GET',
        path: '/admin/publishing/state/:uid/:documentId',
        info: { type: 'admin' },
        config: { policies: [signedIn] },
        handler: async (ctx: Context) => {
          const state = await publishingState(strapi, ctx.params.uid, ctx.params.documentId, publicUrl)
          if (state) ctx.body = state
          else ctx.status = 404
        },
      },
      {
        method: 'GET',
        path: '/admin/publishing/held',
        info: { type: 'admin' },
        config: { policies: [signedIn, mayAll(seeHeld)] },
        handler: async (ctx: Context) => {
          ctx.body = await heldList(strapi)
        },
      },
    ],
  })
}

/** Makes the list's permission known, so that a role can be given it. The super administrator has every one. */
export function registerSeeHeld(strapi: Core.Strapi): void {
  strapi.service('admin::permission').actionProvider.register({
    section: 'settings',
    category: '公开网站',
    displayName: '查看没有上线的页面',
    uid: 'publishing.held',
    pluginName: 'admin',
  })
}
