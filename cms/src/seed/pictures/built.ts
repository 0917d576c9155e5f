import { at, type Canvas, vertical } from './canvas.ts'
import { mix } from './color.ts'

/** A round-crowned tree: a trunk and a cloud of leaves, lit from the upper left. */
export function tree(canvas: Canvas, x: number, y: number, size: number, color?: string): string {
  const { light, dice } = canvas
  const leaf = color ?? mix(light.leaf, light.leafShade, dice.between(0.2, 0.6))
  const blobs = Array.from({ length: 34 }, () => {
    const angle = dice.between(0, Math.PI * 2)
    const out = dice.next() ** 0.5 * size
    return {
      x: x + Math.cos(angle) * out * 0.46,
      y: y - size * 0.92 + Math.sin(angle) * out * 0.36,
      r: size * dice.between(0.09, 0.17),
    }
  })
  const circles = (shift: number, shrink: number): string =>
    blobs
      .map(
        (blob) =>
          `<circle cx="${at(blob.x - shift * size)}" cy="${at(blob.y - shift * size)}" r="${at(blob.r * shrink)}"/>`,
      )
      .join('')
  const trunk = `M${at(x - size * 0.04, y)}Q${at(x - size * 0.02, y - size * 0.4)} ${at(x - size * 0.03, y - size * 0.75)}L${at(x + size * 0.03, y - size * 0.75)}Q${at(x + size * 0.02, y - size * 0.4)} ${at(x + size * 0.055, y)}Z`
  return [
    `<path d="${trunk}" fill="${mix(light.ink, light.earth, 0.25)}"/>`,
    `<g fill="${mix(leaf, light.leafShade, 0.6)}">${circles(0, 1)}</g>`,
    `<g fill="${leaf}">${circles(0.035, 0.72)}</g>`,
    `<g fill="${mix(leaf, '#fff6dd', 0.2)}" fill-opacity="0.6">${circles(0.065, 0.36)}</g>`,
  ].join('')
}

/** A cypress or fir as a slim silhouette. */
export function conifer(canvas: Canvas, x: number, y: number, size: number): string {
  const { light, dice } = canvas
  const color = mix(light.leafShade, light.near, 0.4)
  const tiers = Array.from({ length: 6 }, (_, tier) => {
    const top = y - size * (1 - tier * 0.15)
    const half = size * (0.05 + tier * 0.035) * dice.between(0.9, 1.15)
    return `M${at(x, top)}L${at(x + half, top + size * 0.24)}Q${at(x, top + size * 0.2)} ${at(x - half, top + size * 0.24)}Z`
  })
  return `<path d="M${at(x - size * 0.015, y)}h${at(size * 0.03)}v${at(-size * 0.3)}h${at(-size * 0.03)}Z" fill="${light.ink}"/><path d="${tiers.join('')}" fill="${color}"/>`
}

/** A clump of bamboo bending over from one side. */
export function bamboo(canvas: Canvas, x: number, y: number, size: number): string {
  const { light, dice } = canvas
  const stems: string[] = []
  const blades: string[] = []
  for (let stem = 0; stem < 11; stem += 1) {
    const foot = x + dice.between(-0.14, 0.14) * size
    const lean = dice.between(-0.34, 0.42) * size
    const tall = size * dice.between(0.7, 1.1)
    stems.push(`M${at(foot, y)}Q${at(foot + lean * 0.15, y - tall * 0.6)} ${at(foot + lean, y - tall)}`)
    for (let node = 0.4; node <= 1; node += 0.045) {
      const px = foot + lean * node ** 2.2
      const py = y - tall * node
      const side = dice.pick([-1, 1])
      const long = size * dice.between(0.06, 0.12)
      blades.push(
        `M${at(px, py)}q${at(side * long * 0.6, -long * 0.12)} ${at(side * long, long * dice.between(0.2, 0.75))}q${at(-side * long * 0.6, -long * 0.2)} ${at(-side * long, -long * 0.5)}Z`,
      )
    }
  }
  return `<path d="${stems.join('')}" fill="none" stroke="${mix(light.leaf, light.leafShade, 0.55)}" stroke-width="${at(size * 0.012)}"/><path d="${blades.join('')}" fill="${mix(light.leaf, light.leafShade, 0.4)}" fill-opacity="0.92"/>`
}

type House = { x: number; y: number; wide: number; storeys?: number; lit?: boolean }

/** A house of southern Shaanxi: white walls over a stone foot, dark tiles with lifted eaves, a wooden door. */
export function house(canvas: Canvas, { x, y, wide, storeys = 1, lit = false }: House): string {
  const { light, dice } = canvas
  const wall = wide * 0.36 * storeys
  const roof = wide * 0.27
  const eave = wide * 0.09
  const top = y - wall
  const shade = vertical(
    canvas,
    [
      [0, mix(light.wall, light.ink, 0.16)],
      [0.25, light.wall],
      [1, mix(light.wall, light.earth, 0.22)],
    ],
    top,
    y,
  )
  const tiles = vertical(
    canvas,
    [
      [0, mix(light.roof, '#ffffff', 0.14)],
      [1, light.roof],
    ],
    top - roof,
    top,
  )
  const glow = lit ? '#f0cf8e' : mix(light.ink, light.wall, 0.22)
  const parts = [
    `<rect x="${at(x)}" y="${at(top)}" width="${at(wide)}" height="${at(wall)}" fill="${shade}"/>`,
    `<rect x="${at(x)}" y="${at(y - wide * 0.05)}" width="${at(wide)}" height="${at(wide * 0.05)}" fill="${mix(light.far, light.ink, 0.35)}"/>`,
    `<path d="M${at(x - eave, top + 2)}Q${at(x + wide * 0.02, top - roof * 0.2)} ${at(x + wide * 0.1, top - roof)}H${at(x + wide * 0.9)}Q${at(x + wide * 0.98, top - roof * 0.2)} ${at(x + wide + eave, top + 2)}Z" fill="${tiles}"/>`,
    `<path d="M${at(x + wide * 0.08, top - roof)}H${at(x + wide * 0.92)}" stroke="${light.ink}" stroke-width="${at(wide * 0.022)}" stroke-linecap="round"/>`,
    tileLines(canvas, x, top, wide, roof),
  ]
  const door = wide * 0.15
  const doorX = x + wide * 0.425
  parts.push(
    `<rect x="${at(doorX)}" y="${at(y - wide * 0.27)}" width="${at(door)}" height="${at(wide * 0.27)}" fill="${mix('#6b3a2a', light.ink, 0.35)}"/>`,
  )
  for (let storey = 0; storey < storeys; storey += 1) {
    const sill = y - wide * 0.36 * storey - wide * 0.25
    for (const part of storey === 0 ? [0.13, 0.71] : [0.13, 0.42, 0.71]) {
      const bright = lit && dice.chance(0.75) ? glow : mix(light.ink, light.wall, 0.22)
      const left = x + wide * part
      parts.push(
        `<rect x="${at(left)}" y="${at(sill)}" width="${at(wide * 0.15)}" height="${at(wide * 0.12)}" fill="${bright}"/>`,
      )
      parts.push(
        `<path d="M${at(left + wide * 0.075, sill)}v${at(wide * 0.12)}M${at(left, sill + wide * 0.06)}h${at(wide * 0.15)}" stroke="${mix(light.wall, light.ink, 0.45)}" stroke-width="${at(Math.max(1, wide * 0.009))}"/>`,
      )
    }
    if (storey > 0)
      parts.push(
        `<rect x="${at(x)}" y="${at(y - wide * 0.36 * storey)}" width="${at(wide)}" height="${at(wide * 0.018)}" fill="${mix(light.roof, light.wall, 0.3)}"/>`,
      )
  }
  return parts.join('')
}

function tileLines(canvas: Canvas, x: number, top: number, wide: number, roof: number): string {
  const lines: string[] = []
  for (let part = 0.14; part < 0.88; part += 0.06) {
    const from = x + wide * part
    const to = x + wide / 2 + (from - x - wide / 2) * 1.22
    lines.push(`M${at(from, top - roof)}L${at(to, top)}`)
  }
  return `<path d="${lines.join('')}" stroke="${canvas.light.ink}" stroke-opacity="0.28" stroke-width="${at(Math.max(1, wide * 0.008))}"/>`
}

/** Houses on a slope with trees between them, the far ones first. */
export function hamlet(
  canvas: Canvas,
  options: { x: number; y: number; count: number; size: number; lit?: boolean },
): string {
  const { dice } = canvas
  const parts: string[] = []
  for (let index = 0; index < options.count; index += 1) {
    const depth = index / options.count
    const wide = options.size * (0.55 + depth * 0.55) * dice.between(0.85, 1.15)
    const column = ((index * 0.618 + 0.1) % 1) - 0.5
    const x = options.x + column * options.size * (2.4 + options.count * 0.55)
    const y = options.y + depth * options.size * 1.05 + Math.abs(column) * options.size * 0.25
    if (dice.chance(0.8)) parts.push(tree(canvas, x - wide * 0.16, y + 3, wide * dice.between(0.55, 0.85)))
    parts.push(house(canvas, { x, y, wide, storeys: dice.chance(0.4) ? 2 : 1, lit: options.lit ?? false }))
    if (dice.chance(0.65)) parts.push(tree(canvas, x + wide * 1.14, y + 6, wide * dice.between(0.4, 0.62)))
  }
  return parts.join('')
}

/** A stone bridge of several arches from bank to bank, with its reflection. */
export function archBridge(
  canvas: Canvas,
  options: { y: number; arches?: number; left?: number; right?: number },
): string {
  const { light } = canvas
  const arches = options.arches ?? 3
  const left = options.left ?? -40
  const right = options.right ?? 1640
  const span = (right - left) / arches
  const deck = span * 0.17
  const spring = options.y + span * 0.3
  const rise = (x: number): number => options.y - Math.sin(((x - left) / (right - left)) * Math.PI) * span * 0.16
  const crest = Array.from({ length: 41 }, (_, step) => left + ((right - left) * step) / 40).map((x) => at(x, rise(x)))
  const holes = Array.from({ length: arches }, (_, arch) => {
    const from = left + span * (arch + 0.09)
    const to = left + span * (arch + 0.91)
    const top = rise((from + to) / 2) + deck * 0.55
    return `M${at(from, spring + 40)}L${at(from, spring)}C${at(from, top - (spring - top) * 0.18)} ${at(to, top - (spring - top) * 0.18)} ${at(to, spring)}L${at(to, spring + 40)}Z`
  })
  const shape = `M${crest.join('L')}L${at(right, spring + 40)}L${at(left, spring + 40)}Z${holes.join('')}`
  const stone = vertical(
    canvas,
    [
      [0, mix(light.wall, light.far, 0.5)],
      [1, mix(light.far, light.near, 0.62)],
    ],
    options.y - 60,
    spring,
  )
  const rails = Array.from({ length: 61 }, (_, post) => left + ((right - left) * post) / 60).map(
    (x) => `M${at(x, rise(x))}v-22`,
  )
  const ghost = `<g transform="translate(0 ${at((spring + 40) * 2)}) scale(1 -1)" opacity="0.22"><path d="${shape}" fill="${stone}" fill-rule="evenodd"/></g>`
  return [
    ghost,
    `<path d="${shape}" fill="${stone}" fill-rule="evenodd"/>`,
    `<path d="M${crest.join('L')}" fill="none" stroke="${mix(light.wall, '#ffffff', 0.3)}" stroke-width="5"/>`,
    `<path d="${rails.join('')}" stroke="${mix(light.near, light.far, 0.3)}" stroke-width="3.5"/>`,
    `<g transform="translate(0 -22)"><path d="M${crest.join('L')}" fill="none" stroke="${mix(light.near, light.far, 0.3)}" stroke-width="5"/></g>`,
  ].join('')
}

/** A covered ferry boat, small on the water. */
export function boat(canvas: Canvas, x: number, y: number, size: number): string {
  const { light } = canvas
  const hull = `M${at(x - size, y - size * 0.12)}Q${at(x, y + size * 0.28)} ${at(x + size * 1.1, y - size * 0.2)}L${at(x + size * 0.9, y + size * 0.06)}Q${at(x, y + size * 0.36)} ${at(x - size * 0.82, y + size * 0.08)}Z`
  const cover = `M${at(x - size * 0.42, y + size * 0.02)}Q${at(x - size * 0.36, y - size * 0.42)} ${at(x, y - size * 0.44)}Q${at(x + size * 0.38, y - size * 0.42)} ${at(x + size * 0.42, y + size * 0.02)}Z`
  return `<path d="${cover}" fill="${mix(light.earth, light.ink, 0.35)}"/><path d="${hull}" fill="${mix(light.ink, light.earth, 0.2)}"/><path d="M${at(x - size, y + size * 0.34)}h${at(size * 2)}" stroke="${light.ink}" stroke-opacity="0.18" stroke-width="${at(size * 0.1)}" stroke-linecap="round"/>`
}
