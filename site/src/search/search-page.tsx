import { hydrateRoot } from 'react-dom/client'
import type { Shown } from '../../search/page/shown.ts'
import { stateId } from '../../search/page/state-id.ts'
import { firstThatAnswers } from './first-that-answers.ts'
import { lazily } from './lazily.ts'
import { SearchIsland } from './SearchIsland.tsx'
import { servedEngine } from './served-engine.ts'
import { tellOpened } from './tell-opened.ts'

const meilisearch = lazily(async () => (await import('./meilisearch.ts')).openMeilisearch())
const pagefind = lazily(async () => {
  const [{ PagefindEngine }, { openStaticIndex }] = await Promise.all([
    import('../../search/pagefind/browser/engine.ts'),
    import('../../search/pagefind/browser/static-index.ts'),
  ])
  return new PagefindEngine(() => openStaticIndex())
})

const app = document.querySelector('#search-app')
const state = document.querySelector(`#${stateId}`)?.textContent
if (app && state) {
  const start: Shown = JSON.parse(state)
  const engines = [meilisearch, ...(start.served ? [servedEngine] : []), pagefind]
  hydrateRoot(app, <SearchIsland app={app} start={start} engine={firstThatAnswers(engines, Date.now)} />)
  if (start.served) tellOpened(app)
}
