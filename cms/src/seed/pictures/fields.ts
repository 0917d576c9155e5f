import { at, band, below, type Canvas, height, line, relief, vertical, width } from './canvas.ts'
import { mix } from './color.ts'

/** Paddy terraces stepping down to the viewer; those with water hold the sky. */
export function terraces(
  canvas: Canvas,
  options: { top: number; bottom?: number; steps?: number; wet?: number },
): string {
  const { light, dice } = canvas
  const steps = options.steps ?? 17
  const bottom = options.bottom ?? height + 60
  const wet = options.wet ?? 0.4
  const crest = relief(dice, 1900, 0.4, 3)
  const sway = relief(dice, 1250, 0.34, 3)
  const drift = dice.between(0, 500)
  const edge =
    (step: number) =>
    (x: number): number => {
      const depth = (step / steps) ** 1.45
      const base = options.top + (bottom - options.top) * depth
      const swing = sway(x * (1 - depth * 0.3) + drift + step * 21) * (10 + 26 * depth)
      return base + crest(x) * 95 * (1 - depth * 0.75) + swing
    }
  const parts: string[] = []
  for (let step = 0; step <= steps; step += 1) {
    const depth = step / steps
    const top = edge(step)
    const under = edge(step + 1)
    const water = dice.chance(wet)
    const grown = mix(mix(light.leaf, light.earth, dice.between(0.05, 0.75)), light.leafShade, dice.between(0, 0.25))
    const hazy = (color: string): string => mix(color, light.mist, 0.55 * (1 - depth) ** 1.6)
    const ground = hazy(water ? mix(light.water, light.sky[2], dice.between(0.1, 0.6)) : grown)
    const fill = vertical(
      canvas,
      [
        [0, mix(ground, '#fffaf0', water ? 0.25 : 0.1)],
        [1, mix(ground, light.leafShade, water ? 0.12 : 0.3)],
      ],
      top(800) - 40,
      under(800) + 40,
    )
    const bank = 4 + 20 * depth ** 1.3
    const wall = (x: number): number => Math.max(top(x), under(x) - bank)
    parts.push(`<path d="${band(top, (x) => under(x) + 2)}" fill="${fill}"/>`)
    parts.push(`<path d="${band(wall, (x) => under(x) + 2)}" fill="${hazy(mix(light.leafShade, light.earth, 0.22))}"/>`)
    parts.push(
      `<path d="${line(wall)}" fill="none" stroke="${hazy(mix(light.leaf, '#fff6dd', 0.35))}" stroke-opacity="0.75" stroke-width="${at(1 + depth * 1.6)}"/>`,
    )
    if (!water && depth > 0.3) parts.push(stubble(canvas, top, wall, hazy(mix(grown, light.leafShade, 0.45)), depth))
  }
  return parts.join('')
}

/** Rows of young rice or stubble on one terrace. */

function stubble(
  canvas: Canvas,
  top: (x: number) => number,
  bottom: (x: number) => number,
  color: string,
  depth: number,
): string {
  const { dice } = canvas
  const strokes: string[] = []
  for (let x = 0; x < width; x += 16 + 16 * depth) {
    const room = bottom(x) - top(x)
    for (let row = 0.25; row < 0.9; row += 0.27) {
      if (room < 12 || dice.chance(0.2)) continue
      strokes.push(`M${at(x + dice.between(-6, 6), top(x) + room * row)}v${at(-3 - depth * 5)}`)
    }
  }
  return `<path d="${strokes.join('')}" stroke="${color}" stroke-opacity="0.7" stroke-width="${at(1 + depth)}" stroke-linecap="round"/>`
}

/** Rows of clipped tea bushes that follow the slope. */
export function teaRows(canvas: Canvas, options: { top: number; rows?: number; lean?: number }): string {
  const { light, dice } = canvas
  const rows = options.rows ?? 13
  const lean = options.lean ?? dice.between(-0.09, 0.09)
  const swell = relief(dice, 1700, 0.4, 3)
  const fresh = mix(light.leaf, '#c9d083', 0.22)
  const crown = (row: number) => {
    const depth = (row / rows) ** 1.6
    const base = options.top + (height + 90 - options.top) * depth
    return (x: number): number =>
      base + swell(x + row * 26) * (75 - 35 * depth) + (x - width / 2) * lean * (1 - depth * 0.5)
  }
  const first = crown(0)
  const parts = [`<path d="${below((x) => first(x) - 4)}" fill="${mix(light.earth, light.leafShade, 0.45)}"/>`]
  for (let row = 0; row < rows; row += 1) {
    const depth = row / rows
    const top = crown(row)
    const next = crown(row + 1)
    const haze = (color: string): string => mix(color, light.mist, 0.42 * (1 - depth) ** 1.5)
    const bush = 12 + 62 * depth
    const bump = (x: number): number => Math.abs(Math.sin((x / bush) * Math.PI + row * 1.7)) * (2 + 9 * depth)
    const thick = (x: number): number => (next(x) - top(x)) * 0.78
    const roof = (x: number): number => top(x) - bump(x)
    const foot = (x: number): number => top(x) + thick(x)
    const fill = vertical(
      canvas,
      [
        [0, haze(fresh)],
        [0.4, haze(light.leaf)],
        [1, haze(light.leafShade)],
      ],
      top(800) - 30 - depth * 40,
      foot(800) + 30,
    )
    parts.push(`<path d="${band(roof, foot, -20, width + 20, 6)}" fill="${fill}"/>`)
    parts.push(leaves(canvas, roof, thick, haze(mix(fresh, '#f3efc4', 0.35)), depth))
    parts.push(
      `<path d="${line((x) => foot(x) + 1)}" fill="none" stroke="${haze(light.ink)}" stroke-opacity="0.3" stroke-width="${at(1.5 + 4 * depth)}"/>`,
    )
  }
  return parts.join('')
}

/** New leaves catching the light on top of a row. */

function leaves(
  canvas: Canvas,
  roof: (x: number) => number,
  thick: (x: number) => number,
  color: string,
  depth: number,
): string {
  const { dice } = canvas
  const strokes: string[] = []
  const gap = 15 - depth * 5
  for (let x = -10; x < width + 10; x += gap * dice.between(0.5, 1.4)) {
    const y = roof(x) + thick(x) * dice.next() ** 2 * 0.6 + 2
    const size = 2 + depth * 5
    strokes.push(`M${at(x, y)}q${at(size * 0.4, -size)} ${at(size, -size * 0.6)}`)
  }
  return `<path d="${strokes.join('')}" fill="none" stroke="${color}" stroke-opacity="0.8" stroke-width="${at(1.2 + depth * 1.8)}" stroke-linecap="round"/>`
}

/** A near slope of grass that grounds the picture. */
export function meadow(canvas: Canvas, top: number, color?: string): string {
  const { light, dice } = canvas
  const ground = color ?? mix(light.leaf, light.earth, 0.3)
  const shape = relief(dice, 1400, 0.4, 3)
  const crest = (x: number): number => top + shape(x) * 34
  const fill = vertical(
    canvas,
    [
      [0, mix(ground, '#fff6dd', 0.16)],
      [1, mix(ground, light.leafShade, 0.62)],
    ],
    top - 30,
    height,
  )
  const strips = Array.from({ length: 5 }, (_, index) => {
    const depth = (index + dice.between(0.15, 0.5)) / 5
    const y = (x: number): number => crest(x) + (height - top) * depth ** 1.4 + shape(x * 0.8 + index * 260) * 16
    const thick = 5 + 30 * depth
    const from = dice.between(-200, 700)
    const long = dice.between(500, 1100)
    const taper = (x: number): number => thick * Math.sin(Math.min(1, Math.max(0, (x - from) / long)) * Math.PI) ** 0.6
    const tone = mix(mix(light.leaf, light.earth, dice.between(0.1, 0.9)), light.leafShade, 0.18 + depth * 0.3)
    return `<path d="${band(y, (x) => y(x) + taper(x), from, from + long, 14)}" fill="${tone}" fill-opacity="0.55"/>`
  }).join('')
  const blades = Array.from({ length: 420 }, () => {
    const x = dice.between(0, width)
    const depth = dice.next()
    const y = crest(x) + 6 + (height - top) * depth
    const tall = 6 + 20 * depth
    return `M${at(x, y)}q${at(dice.between(-4, 4), -tall * 0.6)} ${at(dice.between(-8, 8), -tall)}`
  })
  return `<path d="${below(crest)}" fill="${fill}"/>${strips}<path d="${blades.join('')}" fill="none" stroke="${mix(ground, light.leafShade, 0.5)}" stroke-opacity="0.45" stroke-width="2" stroke-linecap="round"/>`
}
