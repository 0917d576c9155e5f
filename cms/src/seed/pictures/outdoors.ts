import { archBridge, bamboo, boat, conifer, hamlet, house, tree } from './built.ts'
import { at, type Canvas, height, relief, vertical, width } from './canvas.ts'
import { mix } from './color.ts'
import { meadow, teaRows, terraces } from './fields.ts'
import { birds, mist, ranges, sky } from './sky.ts'
import { lake, river } from './water.ts'

/** A painter turns a canvas into the markup of one picture. */
export type Painter = (canvas: Canvas) => string

const stack = (...layers: readonly string[]): string => layers.join('')

export const mountains: Painter = (canvas) =>
  stack(
    sky(canvas),
    ranges(canvas, { from: 360, to: 830, count: 7, steep: 1.15 }),
    mist(canvas, 640, 90, 0.5),
    birds(canvas),
  )

export const seaOfMist: Painter = (canvas) =>
  stack(
    sky(canvas, 560),
    ranges(canvas, { from: 380, to: 560, count: 4 }),
    mist(canvas, 650, 150, 0.95),
    ranges(canvas, { from: 720, to: 760, count: 2, steep: 0.8 }),
    mist(canvas, 830, 110, 0.85),
    ranges(canvas, { from: 930, to: 960, count: 2, steep: 0.7 }),
    birds(canvas),
  )

export const terracedFields: Painter = (canvas) =>
  stack(
    sky(canvas, 480),
    ranges(canvas, { from: 300, to: 440, count: 4 }),
    mist(canvas, 480, 70, 0.7),
    terraces(canvas, { top: 480 }),
    hamlet(canvas, { x: canvas.dice.between(350, 1200), y: 560, count: 4, size: 70 }),
  )

export const teaHill: Painter = (canvas) => {
  const edge = canvas.dice.pick([160, 1420])
  return stack(
    sky(canvas, 470),
    ranges(canvas, { from: 280, to: 430, count: 5 }),
    mist(canvas, 470, 80, 0.8),
    teaRows(canvas, { top: 500 }),
    tree(canvas, edge, 640, 190),
    tree(canvas, edge + 110, 610, 120),
  )
}

export const teaHouse: Painter = (canvas) => {
  const x = canvas.dice.between(300, 1050)
  return stack(
    sky(canvas, 440),
    ranges(canvas, { from: 260, to: 420, count: 5, steep: 1.2 }),
    mist(canvas, 470, 90, 0.75),
    meadow(canvas, 520),
    tree(canvas, x - 60, 590, 210),
    house(canvas, { x, y: 610, wide: 260 }),
    tree(canvas, x + 330, 600, 150),
    teaRows(canvas, { top: 640, rows: 9 }),
  )
}

export const riverValley: Painter = (canvas) =>
  stack(
    sky(canvas, 520),
    ranges(canvas, { from: 290, to: 500, count: 5, steep: 1.2 }),
    mist(canvas, 540, 70, 0.6),
    meadow(canvas, 575),
    river(canvas, { top: 570 }),
    hamlet(canvas, { x: canvas.dice.pick([260, 1330]), y: 640, count: 3, size: 95 }),
    bamboo(canvas, canvas.dice.pick([90, 1520]), 1010, 470),
  )

export const ferry: Painter = (canvas) =>
  stack(
    sky(canvas, 560),
    ranges(canvas, { from: 300, to: 540, count: 6, steep: 1.2 }),
    mist(canvas, 590, 60, 0.75),
    lake(canvas, 600),
    boat(canvas, canvas.dice.between(420, 1180), canvas.dice.between(700, 800), canvas.dice.between(60, 95)),
    bamboo(canvas, canvas.dice.pick([70, 1540]), 1020, 520),
  )

export const stoneBridge: Painter = (canvas) =>
  stack(
    sky(canvas, 500),
    ranges(canvas, { from: 260, to: 480, count: 5, steep: 1.1 }),
    hamlet(canvas, { x: canvas.dice.between(500, 1100), y: 530, count: 5, size: 80 }),
    mist(canvas, 620, 50, 0.55),
    lake(canvas, 690),
    archBridge(canvas, { y: 590, arches: canvas.dice.int(3, 5) }),
    tree(canvas, canvas.dice.pick([70, 1530]), 930, 300),
  )

export const village: Painter = (canvas) =>
  stack(
    sky(canvas, 430),
    ranges(canvas, { from: 230, to: 400, count: 5, steep: 1.2 }),
    mist(canvas, 440, 70, 0.7),
    meadow(canvas, 520),
    hamlet(canvas, { x: 760, y: 590, count: 7, size: 165 }),
    meadow(canvas, 890, mix(canvas.light.leaf, canvas.light.leafShade, 0.35)),
    tree(canvas, canvas.dice.pick([110, 1490]), 985, 330),
  )

export const eveningVillage: Painter = (canvas) =>
  stack(
    sky(canvas, 480),
    ranges(canvas, { from: 300, to: 470, count: 5 }),
    mist(canvas, 520, 60, 0.5),
    meadow(canvas, 590),
    hamlet(canvas, { x: 780, y: 640, count: 6, size: 150, lit: true }),
    conifer(canvas, canvas.dice.pick([140, 1450]), 990, 560),
    conifer(canvas, canvas.dice.pick([230, 1360]), 1000, 400),
  )

export const mountainRoad: Painter = (canvas) => {
  const { light, dice } = canvas
  const bend = dice.pick([-1, 1])
  const edge = (sign: number): string[] => {
    const points: string[] = []
    for (let y = 560; y <= height + 20; y += 10) {
      const depth = (y - 560) / (height - 560)
      const middle = 800 + bend * Math.sin(depth ** 0.6 * Math.PI * 2.1) * (120 + 330 * depth) * (1 - depth * 0.45)
      points.push(at(middle + sign * (6 + 190 * depth ** 1.5), y))
    }
    return points
  }
  const left = edge(-1)
  const right = edge(1)
  const surface = vertical(
    canvas,
    [
      [0, mix(light.far, light.wall, 0.5)],
      [1, mix(light.far, light.earth, 0.35)],
    ],
    560,
    height,
  )
  return stack(
    sky(canvas, 480),
    ranges(canvas, { from: 270, to: 470, count: 5, steep: 1.25 }),
    mist(canvas, 530, 70, 0.7),
    meadow(canvas, 570),
    `<path d="M${left.join('L')}L${[...right].reverse().join('L')}Z" fill="${surface}"/>`,
    `<path d="M${(bend > 0 ? right : left).join('L')}" fill="none" stroke="${mix(light.wall, '#ffffff', 0.3)}" stroke-width="7" stroke-dasharray="34 14"/>`,
    ...[0.25, 0.45, 0.7].map((depth) =>
      tree(canvas, 800 - bend * (260 + 500 * depth), 620 + 330 * depth, 110 + 230 * depth),
    ),
    conifer(canvas, 800 + bend * 620, 760, 260),
  )
}

export const orchard: Painter = (canvas) => {
  const { dice } = canvas
  const rows = [0.15, 0.4, 0.72]
  const fruit = (x: number, y: number, size: number): string =>
    Array.from({ length: 16 }, () => {
      const angle = dice.between(0, Math.PI * 2)
      const out = dice.next() ** 0.5 * size * 0.45
      return `<circle cx="${at(x + Math.cos(angle) * out)}" cy="${at(y - size * 0.9 + Math.sin(angle) * out * 0.8)}" r="${at(size * 0.035)}" fill="#cf8a3e"/>`
    }).join('')
  return stack(
    sky(canvas, 450),
    ranges(canvas, { from: 260, to: 440, count: 5 }),
    mist(canvas, 490, 70, 0.7),
    meadow(canvas, 540),
    ...rows.flatMap((depth) =>
      Array.from({ length: 7 - Math.round(depth * 4) }, (_, index) => {
        const size = 110 + 230 * depth
        const x =
          (index + 0.5 + (depth > 0.3 ? 0.1 : -0.1)) * (width / (7 - Math.round(depth * 4))) + dice.between(-24, 24)
        const y = 640 + 340 * depth
        return tree(canvas, x, y, size, mix(canvas.light.leaf, '#6f8a4a', 0.5)) + fruit(x, y, size)
      }),
    ),
  )
}

export const forest: Painter = (canvas) => {
  const { dice, light } = canvas
  const row = (y: number, size: number, count: number): string =>
    Array.from({ length: count }, (_, index) =>
      conifer(
        canvas,
        (index + dice.between(0.1, 0.9)) * (width / count),
        y + dice.between(-18, 18),
        size * dice.between(0.75, 1.2),
      ),
    ).join('')
  return stack(
    sky(canvas, 460),
    ranges(canvas, { from: 270, to: 470, count: 5, steep: 1.3 }),
    mist(canvas, 560, 90, 0.8),
    row(690, 210, 26),
    mist(canvas, 690, 60, 0.75),
    row(830, 320, 15),
    mist(canvas, 830, 60, 0.55),
    meadow(canvas, 900, mix(light.leafShade, light.earth, 0.3)),
    row(980, 480, 5),
  )
}

/** Steps up a lane between white walls, a community rather than a village. */
export const lane: Painter = (canvas) => {
  const { light, dice } = canvas
  const steps = Array.from({ length: 16 }, (_, index) => {
    const depth = (index / 16) ** 1.3
    const y = 560 + 450 * depth
    const half = 110 + 420 * depth
    const tall = 16 + 40 * depth
    return `<path d="M${at(800 - half, y)}H${at(800 + half)}V${at(y + tall)}H${at(800 - half)}Z" fill="${mix(light.wall, light.far, 0.45)}"/><path d="M${at(800 - half, y + tall * 0.42)}H${at(800 + half)}V${at(y + tall)}H${at(800 - half)}Z" fill="${mix(light.far, light.near, 0.3)}"/>`
  })
  return stack(
    sky(canvas, 430),
    ranges(canvas, { from: 260, to: 430, count: 4 }),
    mist(canvas, 480, 60, 0.6),
    meadow(canvas, 600, mix(light.earth, light.wall, 0.3)),
    house(canvas, { x: 610, y: 590, wide: 190, storeys: 2 }),
    house(canvas, { x: 820, y: 575, wide: 170, storeys: 2 }),
    house(canvas, { x: 250, y: 740, wide: 360, storeys: 2 }),
    house(canvas, { x: 1000, y: 760, wide: 370, storeys: 2 }),
    ...steps,
    house(canvas, { x: -220, y: 1010, wide: 520, storeys: 2 }),
    house(canvas, { x: 1300, y: 1015, wide: 520, storeys: 2 }),
    tree(canvas, dice.pick([380, 1190]), 900, 220),
  )
}

/** A threshing yard with mats of drying tea or corn in front of a house. */
export const dryingYard: Painter = (canvas) => {
  const { light, dice } = canvas
  const yard = relief(dice, 2000, 0.3, 2)
  const mats = Array.from({ length: 9 }, (_, index) => {
    const row = Math.floor(index / 3)
    const size = 110 + row * 46
    const x = 800 + ((index % 3) - 1) * (310 + row * 110) + dice.between(-26, 26)
    const y = 720 + row * 96
    const grain = mix(dice.pick([light.leaf, light.earth, '#d3a54a']), light.earth, 0.3)
    return `<ellipse cx="${at(x)}" cy="${at(y + 8)}" rx="${at(size)}" ry="${at(size * 0.31)}" fill="${light.ink}" fill-opacity="0.18"/><ellipse cx="${at(x)}" cy="${at(y)}" rx="${at(size)}" ry="${at(size * 0.31)}" fill="${mix(light.earth, light.wall, 0.35)}" stroke="${mix(light.earth, light.ink, 0.35)}" stroke-width="4"/><ellipse cx="${at(x)}" cy="${at(y - 2)}" rx="${at(size * 0.86)}" ry="${at(size * 0.25)}" fill="${grain}"/>`
  })
  return stack(
    sky(canvas, 380),
    ranges(canvas, { from: 220, to: 380, count: 4 }),
    meadow(canvas, 480),
    tree(canvas, 250, 640, 300),
    house(canvas, { x: 420, y: 640, wide: 420, storeys: 1 }),
    house(canvas, { x: 890, y: 650, wide: 330, storeys: 2 }),
    tree(canvas, 1360, 660, 260),
    `<path d="M-20 ${at(650 + yard(0) * 6)}H1620V1010H-20Z" fill="${vertical(
      canvas,
      [
        [0, mix(light.wall, light.earth, 0.35)],
        [1, mix(light.earth, light.wall, 0.4)],
      ],
      650,
      height,
    )}"/>`,
    ...mats,
  )
}
