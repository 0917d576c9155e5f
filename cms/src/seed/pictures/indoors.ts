import { at, vertical } from './canvas.ts'
import { mix } from './color.ts'
import { book, chair, cup, room, spines, view, wood } from './furniture.ts'
import type { Painter } from './outdoors.ts'

export const meetingRoom: Painter = (canvas) => {
  const { light } = canvas
  const table = vertical(
    canvas,
    [
      [0, mix(wood, light.wall, 0.28)],
      [1, mix(wood, light.ink, 0.08)],
    ],
    640,
    820,
  )
  return [
    room(canvas, 660),
    view(canvas, 330, 110, 940, 390, 4),
    ...[380, 590, 800, 1010, 1220].map((x) => chair(canvas, x, 730, 165)),
    `<path d="M250 650H1350L1560 830H40Z" fill="${table}"/><path d="M40 830H1560V880H40Z" fill="${mix(wood, light.ink, 0.38)}"/><path d="M120 880V1000M1480 880V1000" stroke="${mix(wood, light.ink, 0.5)}" stroke-width="34"/>`,
    ...[430, 640, 850, 1060, 1240].map((x, index) => cup(canvas, x + (index - 2) * 14, 715, 34)),
    ...[420, 800, 1180].map((x) =>
      book(x, 790, 170, mix(light.wall, '#ffffff', 0.35), mix(light.far, light.wall, 0.4)),
    ),
  ].join('')
}

export const readingRoom: Painter = (canvas) => {
  const { light, dice } = canvas
  const shelf = (left: number, right: number): string =>
    [130, 270, 410, 550]
      .map((y) => {
        const books: string[] = []
        for (let x = left + 10; x < right - 26; ) {
          const wide = dice.between(13, 30)
          if (dice.chance(0.08)) x += 26
          const tall = dice.between(72, 116)
          books.push(
            `<rect x="${at(x)}" y="${at(y + 120 - tall)}" width="${at(Math.min(wide, right - x - 12))}" height="${at(tall)}" fill="${mix(dice.pick(spines), light.wall, dice.between(0.05, 0.4))}"/>`,
          )
          x += wide + 1.5
        }
        return `<rect x="${left}" y="${y - 20}" width="${right - left}" height="140" fill="${mix(wood, light.ink, 0.52)}"/>${books.join('')}<rect x="${left - 8}" y="${y + 120}" width="${right - left + 16}" height="14" fill="${mix(wood, light.wall, 0.1)}"/>`
      })
      .join('')
  return [
    room(canvas, 720),
    `<rect x="52" y="90" width="486" height="640" fill="${mix(wood, light.ink, 0.25)}"/>`,
    shelf(70, 520),
    `<rect x="1062" y="90" width="486" height="640" fill="${mix(wood, light.ink, 0.25)}"/>`,
    shelf(1080, 1530),
    view(canvas, 610, 120, 380, 410, 2),
    ...[560, 800, 1040].map((x) => chair(canvas, x, 840, 150)),
    `<path d="M330 790H1270L1420 900H180Z" fill="${vertical(
      canvas,
      [
        [0, mix(wood, light.wall, 0.35)],
        [1, mix(wood, light.wall, 0.1)],
      ],
      790,
      900,
    )}"/><path d="M180 900H1420V936H180Z" fill="${mix(wood, light.ink, 0.35)}"/>`,
    `<path d="M760 800h80l-14 -20h-52ZM800 780v-90" stroke="${mix(light.ink, wood, 0.3)}" stroke-width="8" fill="${light.ink}"/><path d="M735 690q65 -78 130 0Z" fill="#cda75c"/>`,
    ...[480, 700, 960, 1150].map((x, index) =>
      book(x, 868 - (index % 2) * 22, 130, mix(light.wall, '#ffffff', 0.4), mix(light.far, light.wall, 0.3)),
    ),
  ].join('')
}

/** Rows of desks before a blackboard, for night school and Party lessons. */
export const classroom: Painter = (canvas) => {
  const { light } = canvas
  const rows = [0, 1, 2].map((row) => {
    const y = 690 + row * 105
    const wide = 250 + row * 60
    return [-1, 0, 1]
      .map((column) => {
        const x = 800 + column * (wide + 80 + row * 34)
        const front = mix(wood, light.wall, 0.3 - row * 0.1)
        return `${chair(canvas, x - wide * 0.22, y + 62, 105 + row * 22)}${chair(canvas, x + wide * 0.22, y + 62, 105 + row * 22)}<path d="M${at(x - wide / 2, y)}h${at(wide)}l${at(14, 34)}h${at(-wide - 28)}Z" fill="${front}"/><path d="M${at(x - wide / 2 - 14, y + 34)}h${at(wide + 28)}v14h${at(-wide - 28)}Z" fill="${mix(front, light.ink, 0.35)}"/>${book(x, y + 25, 64 + row * 10, mix(light.wall, '#ffffff', 0.4), light.far)}`
      })
      .join('')
  })
  return [
    room(canvas, 620),
    view(canvas, 70, 150, 250, 330, 2),
    view(canvas, 1280, 150, 250, 330, 2),
    `<rect x="400" y="120" width="800" height="360" fill="${mix(wood, light.ink, 0.15)}"/><rect x="420" y="140" width="760" height="320" fill="${mix('#3d5146', light.wall, 0.1)}"/><path d="M500 230h300M500 280h440M500 330h380M500 380h250" stroke="${light.wall}" stroke-opacity="0.4" stroke-width="7" stroke-linecap="round"/><path d="M930 400q60 -130 110 -60t80 40" fill="none" stroke="${light.wall}" stroke-opacity="0.4" stroke-width="6"/>`,
    `<rect x="690" y="540" width="220" height="110" fill="${mix(wood, light.ink, 0.2)}"/><rect x="670" y="526" width="260" height="22" fill="${mix(wood, light.wall, 0.2)}"/>`,
    ...rows,
  ].join('')
}

/** A desk by the window with a stethoscope-like loop, a cuff and a cup: a health service in the village. */
export const clinicDesk: Painter = (canvas) => {
  const { light } = canvas
  const linen = mix(light.wall, '#ffffff', 0.5)
  return [
    room(canvas, 690),
    view(canvas, 760, 110, 700, 430, 3),
    `<rect x="150" y="150" width="430" height="540" fill="${mix(light.wall, light.far, 0.3)}"/><path d="M365 150v540M150 330h430M150 510h430" stroke="${mix(light.far, light.ink, 0.25)}" stroke-width="8"/>`,
    ...[0, 1, 2].map((row) =>
      Array.from(
        { length: 8 },
        (_, index) =>
          `<rect x="${172 + index * 50 + (index > 3 ? 14 : 0)}" y="${258 + row * 180 - (index % 3) * 12}" width="32" height="${72 + (index % 3) * 12}" rx="5" fill="${mix(spines[(index + row * 3) % spines.length] ?? wood, linen, 0.45)}"/>`,
      ).join(''),
    ),
    `<path d="M120 700H1480L1600 850H0Z" fill="${vertical(
      canvas,
      [
        [0, linen],
        [1, mix(linen, light.far, 0.35)],
      ],
      700,
      850,
    )}"/><path d="M0 850H1600V1000H0Z" fill="${mix(linen, light.far, 0.55)}"/>`,
    `<path d="M620 800q-90 -120 30 -140t80 110q-20 60 60 50" fill="none" stroke="${light.ink}" stroke-opacity="0.75" stroke-width="11" stroke-linecap="round"/><circle cx="798" cy="820" r="24" fill="${mix(light.far, light.ink, 0.3)}"/>`,
    `<rect x="930" y="735" width="230" height="78" rx="16" fill="${mix('#5d6b78', linen, 0.25)}"/><rect x="1010" y="690" width="120" height="66" rx="8" fill="${mix(light.ink, linen, 0.2)}"/><rect x="1022" y="702" width="96" height="38" fill="#c9d3bd"/>`,
    book(360, 800, 220, linen, light.far),
    cup(canvas, 1320, 790, 62),
  ].join('')
}

/** Crates and parcels by a door, ready for the courier. */
export const parcels: Painter = (canvas) => {
  const { light, dice } = canvas
  const box = (x: number, y: number, wide: number, tall: number): string => {
    const card = mix('#b48a5a', light.wall, dice.between(0, 0.3))
    return `<rect x="${at(x)}" y="${at(y - tall)}" width="${at(wide)}" height="${at(tall)}" fill="${card}"/><path d="M${at(x, y - tall)}l${at(28, -26)}h${at(wide)}l${at(-28, 26)}Z" fill="${mix(card, '#fff6dd', 0.3)}"/><path d="M${at(x + wide, y - tall)}l28 -26v${at(tall)}l-28 26Z" fill="${mix(card, light.ink, 0.3)}"/><path d="M${at(x + wide * 0.46, y - tall)}v${at(tall)}" stroke="${mix(card, light.wall, 0.55)}" stroke-width="${at(wide * 0.1)}"/>`
  }
  return [
    room(canvas, 700),
    view(canvas, 820, 110, 640, 430, 3),
    `<rect x="110" y="130" width="560" height="30" fill="${mix(wood, light.ink, 0.2)}"/><rect x="110" y="330" width="560" height="30" fill="${mix(wood, light.ink, 0.2)}"/><rect x="110" y="530" width="560" height="30" fill="${mix(wood, light.ink, 0.2)}"/>`,
    ...[330, 530].flatMap((y) =>
      [140, 290, 440, 560].map(
        (x) =>
          `<path d="M${x} ${y}v-92q0 -16 16 -16h54q16 0 16 16v92Z" fill="${mix(dice.pick([light.leaf, '#8a9a63', '#a5894f']), light.leafShade, 0.2)}"/><rect x="${x + 14}" y="${y - 70}" width="58" height="40" fill="${mix(light.wall, '#ffffff', 0.3)}"/>`,
      ),
    ),
    box(120, 920, 330, 200),
    box(170, 718, 240, 160),
    box(480, 940, 280, 170),
    box(800, 930, 360, 230),
    box(860, 698, 230, 140),
    box(1210, 950, 290, 180),
    box(1260, 768, 180, 120),
  ].join('')
}
