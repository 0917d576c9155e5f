import { bamboo, house, tree } from './built.ts'
import { at, type Canvas, height, vertical, width } from './canvas.ts'
import { mix } from './color.ts'
import { meadow, mist, ranges, sky, teaRows } from './land.ts'
import type { Painter } from './outdoors.ts'

const wood = '#8a5f3f'
const spines = ['#7a3b34', '#8a6a3a', '#4f6157', '#5d6b78', '#a08a63', '#6b5a4a', '#934c3c', '#b59a62']

/** A wall and a floor of boards in perspective. */
function room(canvas: Canvas, floor = 700): string {
  const { light } = canvas
  const wall = vertical(canvas, [[0, mix(light.wall, light.earth, 0.12)], [1, mix(light.wall, '#ffffff', 0.15)]], 0, floor)
  const ground = vertical(canvas, [[0, mix(wood, light.wall, 0.48)], [1, mix(wood, light.ink, 0.12)]], floor, height)
  const boards = Array.from({ length: 25 }, (_, index) => `M${at(width / 2 + (index - 12) * 95, floor)}L${at(width / 2 + (index - 12) * 260, height)}`)
  return [
    `<rect width="${width}" height="${floor}" fill="${wall}"/>`,
    `<rect y="${floor}" width="${width}" height="${height - floor}" fill="${ground}"/>`,
    `<path d="${boards.join('')}" stroke="${light.ink}" stroke-opacity="0.13" stroke-width="3"/>`,
    `<rect y="${floor - 16}" width="${width}" height="16" fill="${mix(wood, light.ink, 0.25)}"/>`
  ].join('')
}

/** A window of panes with the hills behind it, and its light on the floor. */
function view(canvas: Canvas, x: number, y: number, wide: number, tall: number, panes = 3): string {
  const { light } = canvas
  const clip = canvas.define((id) => `<clipPath id="${id}"><rect x="${at(x)}" y="${at(y)}" width="${at(wide)}" height="${at(tall)}"/></clipPath>`)
  const scale = Math.max(wide / width, tall / height)
  const outside = `<g transform="translate(${at(x, y)}) scale(${scale.toFixed(4)})">${sky(canvas, 560)}${ranges(canvas, { from: 380, to: 700, count: 5, steep: 1.3 })}${mist(canvas, 700, 90, 0.7)}${teaRows(canvas, { top: 760, rows: 7 })}</g>`
  const bars = Array.from({ length: panes - 1 }, (_, index) => `M${at(x + (wide * (index + 1)) / panes, y)}v${at(tall)}`)
  const frame = mix(wood, light.ink, 0.2)
  return [
    `<g clip-path="${clip}">${outside}</g>`,
    `<path d="${bars.join('')}M${at(x, y + tall * 0.32)}h${at(wide)}" stroke="${frame}" stroke-width="10"/>`,
    `<rect x="${at(x)}" y="${at(y)}" width="${at(wide)}" height="${at(tall)}" fill="none" stroke="${frame}" stroke-width="18"/>`,
    `<rect x="${at(x - 24)}" y="${at(y + tall + 8)}" width="${at(wide + 48)}" height="16" fill="${mix(wood, light.wall, 0.25)}"/>`
  ].join('')
}

function chair(canvas: Canvas, x: number, y: number, size: number): string {
  const { light } = canvas
  const dark = mix(wood, light.ink, 0.45)
  return [
    `<path d="M${at(x - size * 0.3, y)}v${at(-size * 1.02)}M${at(x + size * 0.3, y)}v${at(-size * 1.02)}" stroke="${dark}" stroke-width="${at(size * 0.07)}"/>`,
    `<path d="M${at(x - size * 0.33, y - size)}q${at(size * 0.33, -size * 0.1)} ${at(size * 0.66, 0)}v${at(size * 0.2)}h${at(-size * 0.66)}Z" fill="${mix(wood, light.ink, 0.3)}"/>`,
    `<rect x="${at(x - size * 0.36)}" y="${at(y - size * 0.5)}" width="${at(size * 0.72)}" height="${at(size * 0.11)}" rx="4" fill="${mix(wood, light.ink, 0.2)}"/>`
  ].join('')
}

function cup(canvas: Canvas, x: number, y: number, size: number): string {
  const { light } = canvas
  return `<path d="M${at(x - size * 0.5, y - size * 0.8)}h${at(size)}l${at(-size * 0.12, size * 0.8)}h${at(-size * 0.76)}Z" fill="${mix(light.wall, '#ffffff', 0.4)}"/><ellipse cx="${at(x)}" cy="${at(y - size * 0.8)}" rx="${at(size * 0.5)}" ry="${at(size * 0.13)}" fill="${mix('#a9a35c', light.wall, 0.25)}"/>`
}

function book(x: number, y: number, wide: number, paper: string, shade: string): string {
  return `<path d="M${at(x, y)}q${at(-wide * 0.25, -wide * 0.12)} ${at(-wide * 0.5, 0)}l${at(-wide * 0.04, -wide * 0.24)}q${at(wide * 0.27, -wide * 0.12)} ${at(wide * 0.54, 0)}q${at(wide * 0.27, -wide * 0.12)} ${at(wide * 0.54, 0)}l${at(-wide * 0.04, wide * 0.24)}q${at(-wide * 0.25, -wide * 0.12)} ${at(-wide * 0.5, 0)}Z" fill="${paper}"/><path d="M${at(x, y)}v${at(-wide * 0.24)}" stroke="${shade}" stroke-width="3"/>`
}

export const meetingRoom: Painter = (canvas) => {
  const { light } = canvas
  const table = vertical(canvas, [[0, mix(wood, light.wall, 0.28)], [1, mix(wood, light.ink, 0.08)]], 640, 820)
  return [
    room(canvas, 660),
    view(canvas, 330, 110, 940, 390, 4),
    ...[380, 590, 800, 1010, 1220].map((x) => chair(canvas, x, 730, 165)),
    `<path d="M250 650H1350L1560 830H40Z" fill="${table}"/><path d="M40 830H1560V880H40Z" fill="${mix(wood, light.ink, 0.38)}"/><path d="M120 880V1000M1480 880V1000" stroke="${mix(wood, light.ink, 0.5)}" stroke-width="34"/>`,
    ...[430, 640, 850, 1060, 1240].map((x, index) => cup(canvas, x + (index - 2) * 14, 715, 34)),
    ...[420, 800, 1180].map((x) => book(x, 790, 170, mix(light.wall, '#ffffff', 0.35), mix(light.far, light.wall, 0.4)))
  ].join('')
}

export const readingRoom: Painter = (canvas) => {
  const { light, dice } = canvas
  const shelf = (left: number, right: number): string =>
    [130, 270, 410, 550].map((y) => {
      const books: string[] = []
      for (let x = left + 10; x < right - 26; ) {
        const wide = dice.between(13, 30)
        if (dice.chance(0.08)) x += 26
        const tall = dice.between(72, 116)
        books.push(`<rect x="${at(x)}" y="${at(y + 120 - tall)}" width="${at(Math.min(wide, right - x - 12))}" height="${at(tall)}" fill="${mix(dice.pick(spines), light.wall, dice.between(0.05, 0.4))}"/>`)
        x += wide + 1.5
      }
      return `<rect x="${left}" y="${y - 20}" width="${right - left}" height="140" fill="${mix(wood, light.ink, 0.52)}"/>${books.join('')}<rect x="${left - 8}" y="${y + 120}" width="${right - left + 16}" height="14" fill="${mix(wood, light.wall, 0.1)}"/>`
    }).join('')
  return [
    room(canvas, 720),
    `<rect x="52" y="90" width="486" height="640" fill="${mix(wood, light.ink, 0.25)}"/>`,
    shelf(70, 520),
    `<rect x="1062" y="90" width="486" height="640" fill="${mix(wood, light.ink, 0.25)}"/>`,
    shelf(1080, 1530),
    view(canvas, 610, 120, 380, 410, 2),
    ...[560, 800, 1040].map((x) => chair(canvas, x, 840, 150)),
    `<path d="M330 790H1270L1420 900H180Z" fill="${vertical(canvas, [[0, mix(wood, light.wall, 0.35)], [1, mix(wood, light.wall, 0.1)]], 790, 900)}"/><path d="M180 900H1420V936H180Z" fill="${mix(wood, light.ink, 0.35)}"/>`,
    `<path d="M760 800h80l-14 -20h-52ZM800 780v-90" stroke="${mix(light.ink, wood, 0.3)}" stroke-width="8" fill="${light.ink}"/><path d="M735 690q65 -78 130 0Z" fill="#cda75c"/>`,
    ...[480, 700, 960, 1150].map((x, index) => book(x, 868 - (index % 2) * 22, 130, mix(light.wall, '#ffffff', 0.4), mix(light.far, light.wall, 0.3)))
  ].join('')
}

/** A wall under the eaves with sheets pinned to a board: strokes where writing would be. */
export const noticeBoard: Painter = (canvas) => {
  const { light, dice } = canvas
  const sheets = Array.from({ length: 8 }, (_, index) => {
    const wide = dice.between(126, 168)
    const tall = wide * 1.38
    const x = 410 + (index % 4) * 205 + dice.between(-8, 8)
    const y = 318 + Math.floor(index / 4) * 250 + dice.between(-8, 8)
    const lines = Array.from({ length: 8 }, (_, row) => `M${at(x + wide * 0.14, y + tall * (0.3 + row * 0.075))}h${at(wide * dice.between(0.45, 0.72))}`)
    return `<g transform="rotate(${at(dice.between(-1.6, 1.6))} ${at(x + wide / 2, y)})"><rect x="${at(x + 4)}" y="${at(y + 6)}" width="${at(wide)}" height="${at(tall)}" fill="${light.ink}" fill-opacity="0.22"/><rect x="${at(x)}" y="${at(y)}" width="${at(wide)}" height="${at(tall)}" fill="${mix(light.wall, '#fffdf6', dice.between(0.4, 1))}"/><path d="M${at(x + wide * 0.3, y + tall * 0.16)}h${at(wide * 0.4)}" stroke="${dice.chance(0.4) ? '#951a1d' : light.ink}" stroke-opacity="0.75" stroke-width="9"/><path d="${lines.join('')}" stroke="${light.ink}" stroke-opacity="0.35" stroke-width="4"/><circle cx="${at(x + wide / 2)}" cy="${at(y + 9)}" r="6" fill="#b0873a"/></g>`
  })
  return [
    sky(canvas, 380),
    ranges(canvas, { from: 200, to: 360, count: 4 }),
    meadow(canvas, 470),
    `<rect x="170" y="150" width="1260" height="770" fill="${vertical(canvas, [[0, mix(light.wall, light.ink, 0.14)], [0.3, light.wall], [1, mix(light.wall, light.earth, 0.2)]], 150, 920)}"/>`,
    `<path d="M90 176L200 40H1400L1510 176Z" fill="${vertical(canvas, [[0, mix(light.roof, '#ffffff', 0.16)], [1, light.roof]], 40, 176)}"/><path d="${Array.from({ length: 29 }, (_, index) => `M${at(220 + index * 41.5, 42)}L${at(110 + index * 49.5, 174)}`).join('')}" stroke="${light.ink}" stroke-opacity="0.32" stroke-width="6"/>`,
    `<rect x="370" y="270" width="870" height="580" fill="${mix(wood, light.ink, 0.3)}"/><rect x="390" y="290" width="830" height="540" fill="${mix('#7d8a70', light.wall, 0.25)}"/>`,
    ...sheets,
    `<path d="M-10 920H1610V1010H-10Z" fill="${mix(light.far, light.earth, 0.45)}"/>`,
    bamboo(canvas, 1450, 960, 520),
    tree(canvas, 120, 960, 300)
  ].join('')
}

/** Rows of desks before a blackboard, for night school and Party lessons. */
export const classroom: Painter = (canvas) => {
  const { light } = canvas
  const rows = [0, 1, 2].map((row) => {
    const y = 690 + row * 105
    const wide = 250 + row * 60
    return [-1, 0, 1].map((column) => {
      const x = 800 + column * (wide + 80 + row * 34)
      const front = mix(wood, light.wall, 0.3 - row * 0.1)
      return `${chair(canvas, x - wide * 0.22, y + 62, 105 + row * 22)}${chair(canvas, x + wide * 0.22, y + 62, 105 + row * 22)}<path d="M${at(x - wide / 2, y)}h${at(wide)}l${at(14, 34)}h${at(-wide - 28)}Z" fill="${front}"/><path d="M${at(x - wide / 2 - 14, y + 34)}h${at(wide + 28)}v14h${at(-wide - 28)}Z" fill="${mix(front, light.ink, 0.35)}"/>${book(x, y + 25, 64 + row * 10, mix(light.wall, '#ffffff', 0.4), light.far)}`
    }).join('')
  })
  return [
    room(canvas, 620),
    view(canvas, 70, 150, 250, 330, 2),
    view(canvas, 1280, 150, 250, 330, 2),
    `<rect x="400" y="120" width="800" height="360" fill="${mix(wood, light.ink, 0.15)}"/><rect x="420" y="140" width="760" height="320" fill="${mix('#3d5146', light.wall, 0.1)}"/><path d="M500 230h300M500 280h440M500 330h380M500 380h250" stroke="${light.wall}" stroke-opacity="0.4" stroke-width="7" stroke-linecap="round"/><path d="M930 400q60 -130 110 -60t80 40" fill="none" stroke="${light.wall}" stroke-opacity="0.4" stroke-width="6"/>`,
    `<rect x="690" y="540" width="220" height="110" fill="${mix(wood, light.ink, 0.2)}"/><rect x="670" y="526" width="260" height="22" fill="${mix(wood, light.wall, 0.2)}"/>`,
    ...rows
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
    ...[0, 1, 2].map((row) => Array.from({ length: 8 }, (_, index) => `<rect x="${172 + index * 50 + (index > 3 ? 14 : 0)}" y="${258 + row * 180 - (index % 3) * 12}" width="32" height="${72 + (index % 3) * 12}" rx="5" fill="${mix(spines[(index + row * 3) % spines.length] ?? wood, linen, 0.45)}"/>`).join('')),
    `<path d="M120 700H1480L1600 850H0Z" fill="${vertical(canvas, [[0, linen], [1, mix(linen, light.far, 0.35)]], 700, 850)}"/><path d="M0 850H1600V1000H0Z" fill="${mix(linen, light.far, 0.55)}"/>`,
    `<path d="M620 800q-90 -120 30 -140t80 110q-20 60 60 50" fill="none" stroke="${light.ink}" stroke-opacity="0.75" stroke-width="11" stroke-linecap="round"/><circle cx="798" cy="820" r="24" fill="${mix(light.far, light.ink, 0.3)}"/>`,
    `<rect x="930" y="735" width="230" height="78" rx="16" fill="${mix('#5d6b78', linen, 0.25)}"/><rect x="1010" y="690" width="120" height="66" rx="8" fill="${mix(light.ink, linen, 0.2)}"/><rect x="1022" y="702" width="96" height="38" fill="#c9d3bd"/>`,
    book(360, 800, 220, linen, light.far),
    cup(canvas, 1320, 790, 62)
  ].join('')
}

/** A tea table by an open door: where people sit down and talk things over. */
export const courtyardTalk: Painter = (canvas) => {
  const { light } = canvas
  const stool = (x: number, y: number, size: number): string =>
    `<path d="M${at(x - size * 0.3, y - size * 0.45)}L${at(x - size * 0.42, y)}M${at(x + size * 0.3, y - size * 0.45)}L${at(x + size * 0.42, y)}" stroke="${mix(wood, light.ink, 0.45)}" stroke-width="${at(size * 0.1)}"/><ellipse cx="${at(x)}" cy="${at(y - size * 0.47)}" rx="${at(size * 0.5)}" ry="${at(size * 0.15)}" fill="${mix(wood, light.wall, 0.12)}"/>`
  return [
    sky(canvas, 380),
    ranges(canvas, { from: 210, to: 390, count: 5, steep: 1.2 }),
    mist(canvas, 420, 60, 0.7),
    meadow(canvas, 500),
    house(canvas, { x: 120, y: 720, wide: 560, storeys: 1 }),
    tree(canvas, 1240, 760, 470),
    `<path d="M-10 720H1610V1010H-10Z" fill="${vertical(canvas, [[0, mix(light.wall, light.earth, 0.4)], [1, mix(light.earth, light.ink, 0.15)]], 720, height)}"/>`,
    `<ellipse cx="1000" cy="930" rx="420" ry="52" fill="${light.ink}" fill-opacity="0.14"/>`,
    stool(720, 870, 110), stool(1290, 870, 110), stool(880, 820, 96), stool(1130, 820, 96),
    `<path d="M800 800h400l60 66H740Z" fill="${mix(wood, light.wall, 0.22)}"/><path d="M740 866h520v24H740Z" fill="${mix(wood, light.ink, 0.35)}"/><path d="M780 890v80M1220 890v80" stroke="${mix(wood, light.ink, 0.5)}" stroke-width="22"/>`,
    cup(canvas, 870, 832, 32), cup(canvas, 1000, 848, 34), cup(canvas, 1120, 834, 32),
    `<path d="M960 812q0 -48 48 -48t48 48Z" fill="${mix('#6b3a2a', light.ink, 0.2)}"/><path d="M1054 798q26 -6 34 -26" stroke="${mix('#6b3a2a', light.ink, 0.2)}" stroke-width="10" fill="none"/>`,
    stool(1000, 985, 130)
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
    ...[330, 530].flatMap((y) => [140, 290, 440, 560].map((x) => `<path d="M${x} ${y}v-92q0 -16 16 -16h54q16 0 16 16v92Z" fill="${mix(dice.pick([light.leaf, '#8a9a63', '#a5894f']), light.leafShade, 0.2)}"/><rect x="${x + 14}" y="${y - 70}" width="58" height="40" fill="${mix(light.wall, '#ffffff', 0.3)}"/>`)),
    box(120, 920, 330, 200), box(170, 718, 240, 160), box(480, 940, 280, 170), box(800, 930, 360, 230), box(860, 698, 230, 140), box(1210, 950, 290, 180), box(1260, 768, 180, 120)
  ].join('')
}
