import { at, type Canvas, height, vertical, width } from './canvas.ts'
import { mix } from './color.ts'

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
  const fill = vertical(
    canvas,
    [
      [0, mix(light.sky[2], light.water, 0.3)],
      [0.5, light.water],
      [1, mix(light.water, light.near, 0.35)],
    ],
    options.top,
    height,
  )
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
    `<g clip-path="${clip}"><path d="${ripples.join('')}" fill="none" stroke="#fffaf0" stroke-opacity="0.4" stroke-width="2.2" stroke-linecap="round"/></g>`,
  ].join('')
}

/** Still water across the whole picture, with the near mountains dissolved in it. */
export function lake(canvas: Canvas, top: number): string {
  const { light, dice } = canvas
  const fill = vertical(
    canvas,
    [
      [0, mix(light.water, light.far, 0.55)],
      [0.25, mix(light.water, light.sky[2], 0.3)],
      [1, mix(light.water, light.near, 0.28)],
    ],
    top,
    height,
  )
  const ripples = Array.from({ length: 150 }, () => {
    const depth = dice.next()
    const y = top + 4 + (height - top) * depth ** 1.4
    const long = 30 + 240 * depth * dice.next()
    return `M${at(dice.between(-100, width), y)}q${at(long / 2, dice.between(-2, 2))} ${at(long, 0)}`
  })
  return [
    `<rect y="${at(top)}" width="${width}" height="${at(height - top)}" fill="${fill}"/>`,
    `<path d="${ripples.join('')}" fill="none" stroke="#fffaf0" stroke-opacity="0.33" stroke-width="2" stroke-linecap="round"/>`,
  ].join('')
}
