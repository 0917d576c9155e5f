import type { Random } from '../compose/random.ts'
import type { Light } from './color.ts'

export const width = 1600
export const height = 1000

/** What a painter works with: its light, its dice, and a place for gradients and clips. */
export type Canvas = {
  light: Light
  dice: Random
  /** Adds a definition and gives its address, such as `url(#d3)`. */
  define(markup: (id: string) => string): string
  definitions(): string
}

export function canvas(light: Light, dice: Random): Canvas {
  const kept: string[] = []
  const define = (markup: (id: string) => string): string => {
    const id = `d${kept.length}`
    kept.push(markup(id))
    return `url(#${id})`
  }
  return { light, dice, define, definitions: () => kept.join('') }
}

/** Two to one decimal: enough for 1600 pixels, and half the bytes. */
export const at = (...numbers: readonly number[]): string =>
  numbers.map((number) => Math.round(number * 10) / 10).join(' ')

type Stop = readonly [offset: number, color: string, opacity?: number]

export function vertical(canvas: Canvas, stops: readonly Stop[], from = 0, to = height): string {
  return canvas.define(
    (id) =>
      `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="0" y1="${at(from)}" x2="0" y2="${at(to)}">${markup(stops)}</linearGradient>`,
  )
}

export function radial(canvas: Canvas, x: number, y: number, radius: number, stops: readonly Stop[]): string {
  return canvas.define(
    (id) =>
      `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${at(x)}" cy="${at(y)}" r="${at(radius)}">${markup(stops)}</radialGradient>`,
  )
}

const markup = (stops: readonly Stop[]): string =>
  stops
    .map(([offset, color, opacity = 1]) => `<stop offset="${offset}" stop-color="${color}" stop-opacity="${opacity}"/>`)
    .join('')

/** The shape of a hillside: a smooth line of several wavelengths, between -1 and 1, the same at the same x. */
export function relief(dice: Random, wavelength: number, roughness = 0.5, octaves = 5): (x: number) => number {
  const waves = Array.from({ length: octaves }, (_, octave) => ({
    frequency: (2 ** octave * Math.PI * 2 * dice.between(0.85, 1.15)) / wavelength,
    phase: dice.between(0, Math.PI * 2),
    part: roughness ** octave,
  }))
  const whole = waves.reduce((sum, wave) => sum + wave.part, 0)
  return (x) => waves.reduce((sum, wave) => sum + Math.sin(x * wave.frequency + wave.phase) * wave.part, 0) / whole
}

/** A line across the picture as path commands, starting with a move. */
export function line(height: (x: number) => number, from = -20, to = width + 20, step = 10): string {
  const points: string[] = []
  for (let x = from; x <= to; x += step) points.push(at(x, height(x)))
  return `M${points.join('L')}`
}

/** Everything below a line, closed at the lower edge. */
export const below = (top: (x: number) => number, bottom = height + 10): string =>
  `${line(top)}L${at(width + 20, bottom)}L${at(-20, bottom)}Z`

/** A band between two lines. */
export function band(
  top: (x: number) => number,
  bottom: (x: number) => number,
  from = -20,
  to = width + 20,
  step = 10,
): string {
  const back: string[] = []
  for (let x = to; x >= from; x -= step) back.push(at(x, bottom(x)))
  return `${line(top, from, to, step)}L${back.join('L')}Z`
}
