import { at, band, below, type Canvas, height, line, radial, relief, vertical, width } from './canvas.ts'
import { mix } from './color.ts'

/** The sky, its sun or moon, and a few long clouds. */
export function sky(canvas: Canvas, horizon = 620): string {
  const { light, dice } = canvas
  const [zenith, middle, low] = light.sky
  const fill = vertical(canvas, [[0, zenith], [0.55, middle], [1, low]], 0, horizon)
  const x = dice.between(280, 1320)
  const y = dice.between(horizon * 0.24, horizon * 0.52)
  const radius = dice.between(38, 62)
  const glow = radial(canvas, x, y, radius * 7, [[0, light.sun, 0.55], [0.35, light.sun, 0.2], [1, light.sun, 0]])
  return [
    `<rect width="${width}" height="${height}" fill="${fill}"/>`,
    `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius * 7)}" fill="${glow}"/>`,
    `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="${mix(light.sun, '#fffaf0', 0.45)}" fill-opacity="0.92"/>`,
    clouds(canvas, horizon)
  ].join('')
}

function clouds(canvas: Canvas, horizon: number): string {
  const { light, dice } = canvas
  return Array.from({ length: dice.int(3, 6) }, () => {
    const y = dice.between(horizon * 0.1, horizon * 0.6)
    const x = dice.between(-100, 1300)
    const long = dice.between(260, 720)
    const thick = dice.between(6, 20)
    const belly = relief(dice, long / 2)
    const top = (at: number): number => y - thick * Math.sin(((at - x) / long) * Math.PI) * (0.7 + 0.5 * belly(at))
    const bottom = (at: number): number => y + thick * 0.25 * Math.sin(((at - x) / long) * Math.PI)
    return `<path d="${band(top, bottom, x, x + long, 12)}" fill="${mix(light.sky[2], '#fffdf8', 0.5)}" fill-opacity="${at(dice.between(0.3, 0.6))}"/>`
  }).join('')
}

/**
 * Mountains behind mountains. Each range is darker than the one behind it and fades into mist at its foot,
 * as in an ink painting. `from` and `to` are the heights of the farthest and the nearest crest.
 */
export function ranges(canvas: Canvas, options: { from: number; to: number; count?: number; steep?: number }): string {
  const { light, dice } = canvas
  const count = options.count ?? 5
  const steep = options.steep ?? 1
  return Array.from({ length: count }, (_, index) => {
    const depth = index / Math.max(1, count - 1)
    const base = options.from + (options.to - options.from) * depth ** 1.15
    const shape = relief(dice, dice.between(700, 1150) * (1 - depth * 0.25), 0.52, 6)
    const peaks = relief(dice, dice.between(1500, 2400), 0.4, 2)
    const rise = (70 + 55 * depth) * steep
    const crest = (x: number): number => base - rise * (shape(x) * 0.75 + peaks(x) * 0.7)
    const color = mix(light.far, light.near, depth ** 1.25 * 0.92)
    const foot = mix(color, light.mist, 0.82 - depth * 0.35)
    const fill = vertical(canvas, [[0, color], [0.45, mix(color, foot, 0.45)], [1, foot]], base - rise, base + 250)
    const forest = depth > 0.55 ? woods(canvas, crest, mix(color, light.ink, 0.12), 5 + depth * 7) : ''
    return `<path d="${below(crest)}" fill="${fill}"/>${forest}`
  }).join('')
}

/** A fringe of tree tops along a crest. */
export function woods(canvas: Canvas, crest: (x: number) => number, color: string, size: number, from = -20, to = width + 20): string {
  const { dice } = canvas
  const parts: string[] = []
  for (let x = from; x < to; x += size * dice.between(0.5, 1.5)) {
    const tall = size * dice.between(0.5, 1.7)
    const foot = crest(x) + size * 0.5
    parts.push(`M${at(x - tall * 0.35, foot)}Q${at(x - tall * 0.3, foot - tall)} ${at(x, foot - tall * 1.15)}Q${at(x + tall * 0.3, foot - tall)} ${at(x + tall * 0.35, foot)}Z`)
  }
  return `<path d="${parts.join('')}" fill="${color}"/>`
}

/** A bank of mist lying across the picture. */
export function mist(canvas: Canvas, y: number, thick: number, opacity = 0.7): string {
  const { light, dice } = canvas
  const shape = relief(dice, 900, 0.5, 3)
  const fill = vertical(canvas, [[0, light.mist, 0], [0.5, light.mist, opacity], [1, light.mist, 0]], y - thick, y + thick)
  const top = (x: number): number => y - thick + shape(x) * thick * 0.35
  const bottom = (x: number): number => y + thick + shape(x + 300) * thick * 0.35
  return `<path d="${band(top, bottom)}" fill="${fill}"/>`
}

/** A flight of birds, far off. */
export function birds(canvas: Canvas): string {
  const { light, dice } = canvas
  const x = dice.between(300, 1200)
  const y = dice.between(120, 300)
  const strokes = Array.from({ length: dice.int(4, 9) }, () => {
    const size = dice.between(5, 11)
    const left = x + dice.between(-150, 150)
    const top = y + dice.between(-50, 50)
    return `M${at(left - size, top - size * 0.35)}Q${at(left - size * 0.3, top - size * 0.4)} ${at(left, top)}Q${at(left + size * 0.3, top - size * 0.4)} ${at(left + size, top - size * 0.3)}`
  })
  return `<path d="${strokes.join('')}" fill="none" stroke="${light.ink}" stroke-opacity="0.55" stroke-width="2" stroke-linecap="round"/>`
}

/** Paddy terraces stepping down to the viewer; those with water hold the sky. */
export function terraces(canvas: Canvas, options: { top: number; bottom?: number; steps?: number; wet?: number }): string {
  const { light, dice } = canvas
  const steps = options.steps ?? 17
  const bottom = options.bottom ?? height + 60
  const wet = options.wet ?? 0.4
  const crest = relief(dice, 1900, 0.4, 3)
  const sway = relief(dice, 1250, 0.34, 3)
  const drift = dice.between(0, 500)
  const edge = (step: number) => (x: number): number => {
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
    const fill = vertical(canvas, [[0, mix(ground, '#fffaf0', water ? 0.25 : 0.1)], [1, mix(ground, light.leafShade, water ? 0.12 : 0.3)]], top(800) - 40, under(800) + 40)
    const bank = 4 + 20 * depth ** 1.3
    const wall = (x: number): number => Math.max(top(x), under(x) - bank)
    parts.push(`<path d="${band(top, (x) => under(x) + 2)}" fill="${fill}"/>`)
    parts.push(`<path d="${band(wall, (x) => under(x) + 2)}" fill="${hazy(mix(light.leafShade, light.earth, 0.22))}"/>`)
    parts.push(`<path d="${line(wall)}" fill="none" stroke="${hazy(mix(light.leaf, '#fff6dd', 0.35))}" stroke-opacity="0.75" stroke-width="${at(1 + depth * 1.6)}"/>`)
    if (!water && depth > 0.3) parts.push(stubble(canvas, top, wall, hazy(mix(grown, light.leafShade, 0.45)), depth))
  }
  return parts.join('')
}

/** Rows of young rice or stubble on one terrace. */
function stubble(canvas: Canvas, top: (x: number) => number, bottom: (x: number) => number, color: string, depth: number): string {
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
    return (x: number): number => base + swell(x + row * 26) * (75 - 35 * depth) + (x - width / 2) * lean * (1 - depth * 0.5)
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
    const fill = vertical(canvas, [[0, haze(fresh)], [0.4, haze(light.leaf)], [1, haze(light.leafShade)]], top(800) - 30 - depth * 40, foot(800) + 30)
    parts.push(`<path d="${band(roof, foot, -20, width + 20, 6)}" fill="${fill}"/>`)
    parts.push(leaves(canvas, roof, thick, haze(mix(fresh, '#f3efc4', 0.35)), depth))
    parts.push(`<path d="${line((x) => foot(x) + 1)}" fill="none" stroke="${haze(light.ink)}" stroke-opacity="0.3" stroke-width="${at(1.5 + 4 * depth)}"/>`)
  }
  return parts.join('')
}

/** New leaves catching the light on top of a row. */
function leaves(canvas: Canvas, roof: (x: number) => number, thick: (x: number) => number, color: string, depth: number): string {
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

/** A river that comes round the hills and widens toward the viewer. */
export function river(canvas: Canvas, options: { top: number; bend?: number; mouth?: number }): string {
  const { light, dice } = canvas
  const bend = options.bend ?? dice.pick([-1, 1]) * dice.between(200, 330)
  const mouth = options.mouth ?? dice.between(620, 900)
  const start = width / 2 + bend * 0.5
  const side = (sign: number): string[] => {
    const points: string[] = []
    for (let y = options.top; y <= height + 10; y += 8) {
      const depth = (y - options.top) / (height - options.top)
      const middle = start + Math.sin(depth ** 0.75 * Math.PI * 1.35) * bend - bend * depth * 0.8
      points.push(at(middle + sign * (14 + mouth * depth ** 1.6) * 0.5, y))
    }
    return points
  }
  const shape = `M${side(-1).join('L')}L${side(1).reverse().join('L')}Z`
  const fill = vertical(canvas, [[0, mix(light.sky[2], light.water, 0.3)], [0.5, light.water], [1, mix(light.water, light.near, 0.35)]], options.top, height)
  const clip = canvas.define((id) => `<clipPath id="${id}"><path d="${shape}"/></clipPath>`)
  const ripples = Array.from({ length: 90 }, () => {
    const depth = dice.next() ** 0.7
    const y = options.top + (height - options.top) * depth
    const long = 20 + 170 * depth * dice.next()
    const x = dice.between(-100, width)
    return `M${at(x, y)}q${at(long / 2, dice.between(-3, 3) * depth)} ${at(long, 0)}`
  })
  return [
    `<path d="${shape}" fill="${fill}" stroke="${mix(light.earth, light.near, 0.3)}" stroke-opacity="0.5" stroke-width="5"/>`,
    `<g clip-path="${clip}"><path d="${ripples.join('')}" fill="none" stroke="#fffaf0" stroke-opacity="0.4" stroke-width="2.2" stroke-linecap="round"/></g>`
  ].join('')
}

/** Still water across the whole picture, with the near mountains dissolved in it. */
export function lake(canvas: Canvas, top: number): string {
  const { light, dice } = canvas
  const fill = vertical(canvas, [[0, mix(light.water, light.far, 0.55)], [0.25, mix(light.water, light.sky[2], 0.3)], [1, mix(light.water, light.near, 0.28)]], top, height)
  const ripples = Array.from({ length: 150 }, () => {
    const depth = dice.next()
    const y = top + 4 + (height - top) * depth ** 1.4
    const long = 30 + 240 * depth * dice.next()
    return `M${at(dice.between(-100, width), y)}q${at(long / 2, dice.between(-2, 2))} ${at(long, 0)}`
  })
  return [
    `<rect y="${at(top)}" width="${width}" height="${at(height - top)}" fill="${fill}"/>`,
    `<path d="${ripples.join('')}" fill="none" stroke="#fffaf0" stroke-opacity="0.33" stroke-width="2" stroke-linecap="round"/>`
  ].join('')
}

/** A near slope of grass that grounds the picture. */
export function meadow(canvas: Canvas, top: number, color?: string): string {
  const { light, dice } = canvas
  const ground = color ?? mix(light.leaf, light.earth, 0.3)
  const shape = relief(dice, 1400, 0.4, 3)
  const crest = (x: number): number => top + shape(x) * 34
  const fill = vertical(canvas, [[0, mix(ground, '#fff6dd', 0.16)], [1, mix(ground, light.leafShade, 0.62)]], top - 30, height)
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
