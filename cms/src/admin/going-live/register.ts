import type { StrapiApp } from '@strapi/strapi/admin'
import { GoingLivePanel } from './Panel.tsx'

type SidePanel = { type?: string } | typeof GoingLivePanel
type SidePanels = { addEditViewSidePanel(arrange: (panels: SidePanel[]) => SidePanel[]): void }

const takesSidePanels = (apis: object): apis is SidePanels => 'addEditViewSidePanel' in apis

/**
 * Beside the edit form stand the actions and what the public sees. Strapi's other panels (a preview that is not set up,
 * its paid features) are left out.
 */
export function showGoingLive(app: Pick<StrapiApp, 'getPlugin'>): void {
  const apis: object = app.getPlugin('content-manager').apis
  if (!takesSidePanels(apis)) return
  apis.addEditViewSidePanel((panels) => [
    ...panels.filter((panel) => 'type' in panel && panel.type === 'actions'),
    GoingLivePanel,
  ])
}
