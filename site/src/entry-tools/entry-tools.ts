/** What a page with a text offers besides it. Here is only what shows the buttons; the rest is fetched when one is pressed. */
const find = <Found extends Element>(selector: string): Found | null => document.querySelector<Found>(selector)

offerReadingAloud()
offerSharing()
openGalleries()

function offerReadingAloud(): void {
  const bar = find<HTMLElement>('.aloud')
  const button = bar?.querySelector('button')
  const speech = window.speechSynthesis
  if (!bar || !button || !speech) return
  const offer = (): void => {
    if (speech.getVoices().some(({ lang }) => /^(zh|cmn)/i.test(lang))) bar.hidden = false
  }
  offer()
  speech.addEventListener?.('voiceschanged', offer)
  button.addEventListener('click', async () => (await import('../reading-aloud/reader.ts')).readAloud(bar), {
    once: true,
  })
}

function offerSharing(): void {
  const bar = find<HTMLElement>('.share')
  const button = bar?.querySelector('button')
  if (!bar || !button) return
  const address = find<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href
  const onPhone = matchMedia('(pointer: coarse)').matches && 'share' in navigator
  if (onPhone) button.textContent = '分享这一页'
  bar.hidden = false
  button.addEventListener('click', async () => {
    // Who closes the phone's own sheet has shared nothing, and that is no fault.
    if (onPhone) return navigator.share({ title: document.title, url: address }).catch(() => undefined)
    return (await import('../share/qr.ts')).toggleCode(bar, button, address)
  })
}

function openGalleries(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.gallery a')]
  for (const link of links)
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      import('../gallery/viewer.ts').then(({ show }) => show(links, link)).catch(() => location.assign(link.href))
    })
}
