import { at, band, below, type Canvas, height, radial, relief, vertical, width } from './canvas.ts'
import { mix } from './color.ts'

/** The sky, its sun or moon, and a few long clouds. */
export function sky(canvas: Canvas, horizon = 620): string {
  const { light, dice } = canvas
  const [zenith, middle, low] = light.sky
  const fill = vertical(
    canvas,
    [
      [0, zenith],
      [0.55, middle],
      [1, low],
    ],
    0,
    horizon,
  )
  const x = dice.between(280, 1320)
  const y = dice.between(horizon * 0.24, horizon * 0.52)
  const radius = dice.between(38, 62)
  const glow = radial(canvas, x, y, radius * 7, [
    [0, light.sun, 0.55],
    [0.35, light.sun, 0.2],
    [1, light.sun, 0],
  ])
  return [
    `<rect width="${width}" height="${height}" fill="${fill}"/>`,
    `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius * 7)}" fill="${glow}"/>`,
    `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="${mix(light.sun, '#fffaf0', 0.45)}" fill-opacity="0.92"/>`,
    clouds(canvas, horizon),
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
    const fill = vertical(
      canvas,
      [
        [0, color],
        [0.45, mix(color, foot, 0.45)],
        [1, foot],
      ],
      base - rise,
      base + 250,
    )
    const forest = depth > 0.55 ? woods(canvas, crest, mix(color, light.ink, 0.12), 5 + depth * 7) : ''
    return `<path d="${below(crest)}" fill="${fill}"/>${forest}`
  }).join('')
}

/** A fringe of tree tops along a crest. */
function woods(
  canvas: Canvas,
  crest: (x: number) => number,
  color: string,
  size: number,
  from = -20,
  to = width + 20,
): string {
  const { dice } = canvas
  const parts: string[] = []
  for (let x = from; x < to; x += size * dice.between(0.5, 1.5)) {
    const tall = size * dice.between(0.5, 1.7)
    const foot = crest(x) + size * 0.5
    parts.push(
      `M${at(x - tall * 0.35, foot)}Q${at(x - tall * 0.3, foot - tall)} ${at(x, foot - tall * 1.15)}Q${at(x + tall * 0.3, foot - tall)} ${at(x + tall * 0.35, foot)}Z`,
    )
  }
  return `<path d="${parts.join('')}" fill="${color}"/>`
}

/** A bank of mist lying across the picture. */
export function mist(canvas: Canvas, y: number, thick: number, opacity = 0.7): string {
  const { light, dice } = canvas
  const shape = relief(dice, 900, 0.5, 3)
  const fill = vertical(
    canvas,
    [
      [0, light.mist, 0],
      [0.5, light.mist, opacity],
      [1, light.mist, 0],
    ],
    y - thick,
    y + thick,
  )
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
