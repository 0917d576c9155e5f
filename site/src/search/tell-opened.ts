import { askedIn } from '../../search/page/address.ts'
import { openedPath, openedText } from '../../search/page/opened.ts'

const middleButton = 1

/**
 * Tells the server which result is opened for what was asked, so that it can count it; nothing else, and nothing stays on the
 * device. The browser sends it beside the next page. One that cannot goes without.
 */
export function tellOpened(app: Element): void {
  const tell = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('#search-results a') : null
    if (!link || !('sendBeacon' in navigator)) return
    const { query } = askedIn(new URLSearchParams(location.search))
    navigator.sendBeacon(openedPath, openedText({ query, url: link.pathname }))
  }
  app.addEventListener('click', tell)
  app.addEventListener('auxclick', (event) => {
    if (event instanceof MouseEvent && event.button === middleButton) tell(event)
  })
}
