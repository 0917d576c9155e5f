import styles from '../styles/viewer.css?url'

/** Shows the picture that a link leads to over the page, and the others by swiping, by keys and by buttons. */
export async function show(links: readonly HTMLAnchorElement[], opener: HTMLAnchorElement): Promise<void> {
  await styled()
  const viewer = made('div', 'viewer')
  viewer.setAttribute('role', 'dialog')
  viewer.setAttribute('aria-modal', 'true')
  viewer.setAttribute('aria-label', '照片')
  const strip = made('div', 'strip')
  strip.append(...links.map(slide))
  const count = made('p', 'count')
  count.setAttribute('aria-live', 'polite')
  const [back, forth, shut] = [button('上一张', 'back'), button('下一张', 'forth'), button('关闭', 'shut')] as const
  const stops = links.length > 1 ? [back, forth, shut] : [shut]
  viewer.append(strip, count, ...stops)

  let at = links.indexOf(opener)
  const turnTo = (next: number): void => {
    at = (next + links.length) % links.length
    strip.scrollLeft = at * strip.clientWidth
    tell()
  }
  const tell = (): void => {
    count.textContent = `第${at + 1}张，共${links.length}张`
  }
  const close = (): void => {
    viewer.remove()
    document.documentElement.classList.remove('viewing')
    opener.focus()
  }
  strip.addEventListener('scroll', () => {
    const seen = Math.round(strip.scrollLeft / strip.clientWidth)
    if (seen === at) return
    at = seen
    tell()
  })
  back.addEventListener('click', () => turnTo(at - 1))
  forth.addEventListener('click', () => turnTo(at + 1))
  shut.addEventListener('click', close)
  viewer.addEventListener('keydown', (event) => {
    const { key } = event
    if (key === 'Escape') close()
    if (key === 'ArrowLeft') turnTo(at - 1)
    if (key === 'ArrowRight') turnTo(at + 1)
    if (key === 'Home') turnTo(0)
    if (key === 'End') turnTo(links.length - 1)
    if (key !== 'Tab') return
    event.preventDefault()
    const here = stops.indexOf(document.activeElement as HTMLButtonElement)
    stops[(here + (event.shiftKey ? stops.length - 1 : 1)) % stops.length]?.focus()
  })
  document.documentElement.classList.add('viewing')
  document.body.append(viewer)
  turnTo(at)
  shut.focus()
}

/** Settles when the viewer's own styles are there; rejects when they cannot be had. */
function styled(): Promise<unknown> {
  if (document.querySelector(`link[href="${styles}"]`)) return Promise.resolve()
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = styles
  const loaded = new Promise((resolve, reject) => {
    link.onload = resolve
    link.onerror = reject
  })
  document.head.append(link)
  return loaded
}

function slide(link: HTMLAnchorElement): HTMLElement {
  const figure = made('figure', 'slide')
  const small = link.querySelector('img')
  const picture = new Image()
  picture.alt = small?.alt ?? ''
  picture.src = link.href
  picture.loading = 'lazy'
  const caption = link.parentElement?.querySelector('figcaption')?.textContent
  figure.append(picture)
  if (caption) {
    const words = made('figcaption', '')
    words.textContent = caption
    figure.append(words)
  }
  return figure
}

function button(name: string, className: string): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = className
  element.textContent = name
  return element
}

function made(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  return element
}
