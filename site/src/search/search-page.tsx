import { hydrateRoot } from 'react-dom/client'
import type { Shown } from '../../search/page/shown.ts'
import { stateId } from '../../search/page/state-id.ts'
import { firstThatAnswers } from './first-that-answers.ts'
import { SearchIsland } from './SearchIsland.tsx'
import { servedEngine } from './served-engine.ts'
import { tellOpened } from './tell-opened.ts'

const app = document.querySelector('#search-app')
const state = document.querySelector(`#${stateId}`)?.textContent
if (app && state) {
  const start: Shown = JSON.parse(state)
  const engines = start.served ? [servedEngine] : []
  hydrateRoot(app, <SearchIsland app={app} start={start} engine={firstThatAnswers(engines, Date.now)} />)
  if (start.served) tellOpened(app)
}
