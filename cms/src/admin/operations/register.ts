import { Server } from '@strapi/icons'
import type { StrapiApp } from '@strapi/strapi/admin'
import { operateSite } from '../../operations/contract.ts'
import { WithdrawAction } from './withdraw-action.tsx'

type Actions = { addDocumentAction(arrange: (actions: object[]) => object[]): void }

const takesActions = (apis: object): apis is Actions => 'addDocumentAction' in apis

/** Puts 线上版本 into the menu, for those who may run the site. */
export function openOperationsPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: '/public-site',
    icon: Server,
    intlLabel: { id: 'huoye.operations', defaultMessage: '线上版本' },
    permissions: [{ action: operateSite, subject: null }],
    Component: async () => ({ default: (await import('./OperationsPage.tsx')).OperationsPage }),
    position: 2,
  })
}

/** Puts 紧急撤稿 into the menu beside a document. */
export function offerWithdrawal(app: Pick<StrapiApp, 'getPlugin'>): void {
  const apis: object = app.getPlugin('content-manager').apis
  if (takesActions(apis)) apis.addDocumentAction((actions) => [...actions, WithdrawAction])
}
