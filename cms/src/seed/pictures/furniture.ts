import { at, type Canvas, height, vertical, width } from './canvas.ts'
import { mix } from './color.ts'
import { teaRows } from './fields.ts'
import { mist, ranges, sky } from './sky.ts'

export const wood = '#8a5f3f'
export const spines = ['#7a3b34', '#8a6a3a', '#4f6157', '#5d6b78', '#a08a63', '#6b5a4a', '#934c3c', '#b59a62']

/** A wall and a floor of boards in perspective. */
export function room(canvas: Canvas, floor = 700): string {
  const { light } = canvas
  const wall = vertical(
    canvas,
    [
      [0, mix(light.wall, light.earth, 0.12)],
      [1, mix(light.wall, '#ffffff', 0.15)],
    ],
    0,
    floor,
  )
  const ground = vertical(
    canvas,
    [
      [0, mix(wood, light.wall, 0.48)],
      [1, mix(wood, light.ink, 0.12)],
    ],
    floor,
    height,
  )
  const boards = Array.from(
    { length: 25 },
    (_, index) => `M${at(width / 2 + (index - 12) * 95, floor)}L${at(width / 2 + (index - 12) * 260, height)}`,
  )
  return [
    `<rect width="${width}" height="${floor}" fill="${wall}"/>`,
    `<rect y="${floor}" width="${width}" height="${height - floor}" fill="${ground}"/>`,
    `<path d="${boards.join('')}" stroke="${light.ink}" stroke-opacity="0.13" stroke-width="3"/>`,
    `<rect y="${floor - 16}" width="${width}" height="16" fill="${mix(wood, light.ink, 0.25)}"/>`,
  ].join('')
}

/** A window of panes with the hills behind it, and its light on the floor. */
export function view(canvas: Canvas, x: number, y: number, wide: number, tall: number, panes = 3): string {
  const { light } = canvas
  const clip = canvas.define(
    (id) =>
      `<clipPath id="${id}"><rect x="${at(x)}" y="${at(y)}" width="${at(wide)}" height="${at(tall)}"/></clipPath>`,
  )
  const scale = Math.max(wide / width, tall / height)
  const outside = `<g transform="translate(${at(x, y)}) scale(${scale.toFixed(4)})">${sky(canvas, 560)}${ranges(canvas, { from: 380, to: 700, count: 5, steep: 1.3 })}${mist(canvas, 700, 90, 0.7)}${teaRows(canvas, { top: 760, rows: 7 })}</g>`
  const bars = Array.from(
    { length: panes - 1 },
    (_, index) => `M${at(x + (wide * (index + 1)) / panes, y)}v${at(tall)}`,
  )
  const frame = mix(wood, light.ink, 0.2)
  return [
    `<g clip-path="${clip}">${outside}</g>`,
    `<path d="${bars.join('')}M${at(x, y + tall * 0.32)}h${at(wide)}" stroke="${frame}" stroke-width="10"/>`,
    `<rect x="${at(x)}" y="${at(y)}" width="${at(wide)}" height="${at(tall)}" fill="none" stroke="${frame}" stroke-width="18"/>`,
    `<rect x="${at(x - 24)}" y="${at(y + tall + 8)}" width="${at(wide + 48)}" height="16" fill="${mix(wood, light.wall, 0.25)}"/>`,
  ].join('')
}

export function chair(canvas: Canvas, x: number, y: number, size: number): string {
  const { light } = canvas
  const dark = mix(wood, light.ink, 0.45)
  return [
    `<path d="M${at(x - size * 0.3, y)}v${at(-size * 1.02)}M${at(x + size * 0.3, y)}v${at(-size * 1.02)}" stroke="${dark}" stroke-width="${at(size * 0.07)}"/>`,
    `<path d="M${at(x - size * 0.33, y - size)}q${at(size * 0.33, -size * 0.1)} ${at(size * 0.66, 0)}v${at(size * 0.2)}h${at(-size * 0.66)}Z" fill="${mix(wood, light.ink, 0.3)}"/>`,
    `<rect x="${at(x - size * 0.36)}" y="${at(y - size * 0.5)}" width="${at(size * 0.72)}" height="${at(size * 0.11)}" rx="4" fill="${mix(wood, light.ink, 0.2)}"/>`,
  ].join('')
}

export function cup(canvas: Canvas, x: number, y: number, size: number): string {
  const { light } = canvas
  return `<path d="M${at(x - size * 0.5, y - size * 0.8)}h${at(size)}l${at(-size * 0.12, size * 0.8)}h${at(-size * 0.76)}Z" fill="${mix(light.wall, '#ffffff', 0.4)}"/><ellipse cx="${at(x)}" cy="${at(y - size * 0.8)}" rx="${at(size * 0.5)}" ry="${at(size * 0.13)}" fill="${mix('#a9a35c', light.wall, 0.25)}"/>`
}

export function book(x: number, y: number, wide: number, paper: string, shade: string): string {
  return `<path d="M${at(x, y)}q${at(-wide * 0.25, -wide * 0.12)} ${at(-wide * 0.5, 0)}l${at(-wide * 0.04, -wide * 0.24)}q${at(wide * 0.27, -wide * 0.12)} ${at(wide * 0.54, 0)}q${at(wide * 0.27, -wide * 0.12)} ${at(wide * 0.54, 0)}l${at(-wide * 0.04, wide * 0.24)}q${at(-wide * 0.25, -wide * 0.12)} ${at(-wide * 0.5, 0)}Z" fill="${paper}"/><path d="M${at(x, y)}v${at(-wide * 0.24)}" stroke="${shade}" stroke-width="3"/>`
}
