/** The button of ShareQr.astro: hands the page to the phone's own sharing, or shows its address as a QR code. */
const bar = document.querySelector<HTMLElement>('.share')
const button = bar?.querySelector('button')

if (bar && button) {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href
  const onPhone = matchMedia('(pointer: coarse)').matches && 'share' in navigator
  button.textContent = onPhone ? '分享这一页' : '用手机打开这一页'
  bar.hidden = false
  button.addEventListener('click', async () => {
    // Who closes the phone's own sheet has shared nothing, and that is no fault.
    if (onPhone) return navigator.share({ title: document.title, url: canonical }).catch(() => undefined)
    const shown = bar.querySelector('svg')
    if (shown) shown.remove()
    else bar.append(await codeOf(canonical))
    button.setAttribute('aria-expanded', String(!shown))
  })
}

/** The encoder is only fetched when somebody asks for the code. */
async function codeOf(text: string): Promise<SVGElement> {
  const { encode } = await import('uqr')
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const svg = element('svg', { viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': '这一页的二维码' })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
  svg.append(element('path', { d: dark.join('') }))
  return svg
}

function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}
