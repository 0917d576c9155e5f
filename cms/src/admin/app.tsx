/// <reference path="./assets.d.ts" />
import './opening/first-visit.ts'
import type { StrapiApp } from '@strapi/strapi/admin'
import { registerBodyEditor } from './body-editor/register.ts'
import mark from './brand/mark.svg'
import panelCss from './brand/panel.css?inline'
import { night, paper } from './brand/paper-theme.ts'
import wordmark from './brand/wordmark.svg'
import { chinese } from './chinese/index.ts'
import { registerChoices } from './choices/register.ts'
import { showGoingLive } from './going-live/register.ts'
import { openAtOwnHome } from './home/register.ts'
import { arrangeLists } from './lists/register.ts'
import { addStyles, nameTheWindow, setTabIcon } from './opening/window.ts'
import { withoutShop } from './opening/without-shop.ts'
import { offerWithdrawal, openOperationsPage } from './operations/register.ts'
import { openSearchesPage } from './searches/register.ts'

nameTheWindow('活页')
setTabIcon(mark)
addStyles(panelCss)

export default {
  config: {
    locales: ['zh-Hans'],
    translations: { 'zh-Hans': chinese },
    auth: { logo: wordmark },
    menu: { logo: mark },
    theme: { light: paper, dark: night },
    tutorials: false,
    notifications: { releases: false },
  },
  register(app: StrapiApp) {
    withoutShop(app)
    registerBodyEditor(app)
    registerChoices(app)
    openAtOwnHome(app)
    openOperationsPage(app)
    openSearchesPage(app)
  },
  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    showGoingLive(app)
    offerWithdrawal(app)
    arrangeLists(app)
  },
}
