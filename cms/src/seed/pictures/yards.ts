import { bamboo, house, tree } from './built.ts'
import { at, height, vertical } from './canvas.ts'
import { mix } from './color.ts'
import { meadow } from './fields.ts'
import { cup, wood } from './furniture.ts'
import type { Painter } from './outdoors.ts'
import { mist, ranges, sky } from './sky.ts'

/** A wall under the eaves with sheets pinned to a board: strokes where writing would be. */
export const noticeBoard: Painter = (canvas) => {
  const { light, dice } = canvas
  const sheets = Array.from({ length: 8 }, (_, index) => {
    const wide = dice.between(126, 168)
    const tall = wide * 1.38
    const x = 410 + (index % 4) * 205 + dice.between(-8, 8)
    const y = 318 + Math.floor(index / 4) * 250 + dice.between(-8, 8)
    const lines = Array.from(
      { length: 8 },
      (_, row) => `M${at(x + wide * 0.14, y + tall * (0.3 + row * 0.075))}h${at(wide * dice.between(0.45, 0.72))}`,
    )
    return `<g transform="rotate(${at(dice.between(-1.6, 1.6))} ${at(x + wide / 2, y)})"><rect x="${at(x + 4)}" y="${at(y + 6)}" width="${at(wide)}" height="${at(tall)}" fill="${light.ink}" fill-opacity="0.22"/><rect x="${at(x)}" y="${at(y)}" width="${at(wide)}" height="${at(tall)}" fill="${mix(light.wall, '#fffdf6', dice.between(0.4, 1))}"/><path d="M${at(x + wide * 0.3, y + tall * 0.16)}h${at(wide * 0.4)}" stroke="${dice.chance(0.4) ? '#951a1d' : light.ink}" stroke-opacity="0.75" stroke-width="9"/><path d="${lines.join('')}" stroke="${light.ink}" stroke-opacity="0.35" stroke-width="4"/><circle cx="${at(x + wide / 2)}" cy="${at(y + 9)}" r="6" fill="#b0873a"/></g>`
  })
  return [
    sky(canvas, 380),
    ranges(canvas, { from: 200, to: 360, count: 4 }),
    meadow(canvas, 470),
    `<rect x="170" y="150" width="1260" height="770" fill="${vertical(
      canvas,
      [
        [0, mix(light.wall, light.ink, 0.14)],
        [0.3, light.wall],
        [1, mix(light.wall, light.earth, 0.2)],
      ],
      150,
      920,
    )}"/>`,
    `<path d="M90 176L200 40H1400L1510 176Z" fill="${vertical(
      canvas,
      [
        [0, mix(light.roof, '#ffffff', 0.16)],
        [1, light.roof],
      ],
      40,
      176,
    )}"/><path d="${Array.from({ length: 29 }, (_, index) => `M${at(220 + index * 41.5, 42)}L${at(110 + index * 49.5, 174)}`).join('')}" stroke="${light.ink}" stroke-opacity="0.32" stroke-width="6"/>`,
    `<rect x="370" y="270" width="870" height="580" fill="${mix(wood, light.ink, 0.3)}"/><rect x="390" y="290" width="830" height="540" fill="${mix('#7d8a70', light.wall, 0.25)}"/>`,
    ...sheets,
    `<path d="M-10 920H1610V1010H-10Z" fill="${mix(light.far, light.earth, 0.45)}"/>`,
    bamboo(canvas, 1450, 960, 520),
    tree(canvas, 120, 960, 300),
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
    `<path d="M-10 720H1610V1010H-10Z" fill="${vertical(
      canvas,
      [
        [0, mix(light.wall, light.earth, 0.4)],
        [1, mix(light.earth, light.ink, 0.15)],
      ],
      720,
      height,
    )}"/>`,
    `<ellipse cx="1000" cy="930" rx="420" ry="52" fill="${light.ink}" fill-opacity="0.14"/>`,
    stool(720, 870, 110),
    stool(1290, 870, 110),
    stool(880, 820, 96),
    stool(1130, 820, 96),
    `<path d="M800 800h400l60 66H740Z" fill="${mix(wood, light.wall, 0.22)}"/><path d="M740 866h520v24H740Z" fill="${mix(wood, light.ink, 0.35)}"/><path d="M780 890v80M1220 890v80" stroke="${mix(wood, light.ink, 0.5)}" stroke-width="22"/>`,
    cup(canvas, 870, 832, 32),
    cup(canvas, 1000, 848, 34),
    cup(canvas, 1120, 834, 32),
    `<path d="M960 812q0 -48 48 -48t48 48Z" fill="${mix('#6b3a2a', light.ink, 0.2)}"/><path d="M1054 798q26 -6 34 -26" stroke="${mix('#6b3a2a', light.ink, 0.2)}" stroke-width="10" fill="none"/>`,
    stool(1000, 985, 130),
  ].join('')
}
