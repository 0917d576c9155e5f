import { encode } from 'uqr'

/** Shows an address as a QR code below its button, or takes it away. */
export function toggleCode(bar: HTMLElement, button: HTMLElement, address: string): void {
  const shown = bar.querySelector('svg')
  if (shown) shown.remove()
  else bar.append(codeOf(address))
  button.setAttribute('aria-expanded', String(!shown))
}

function codeOf(text: string): SVGElement {
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
