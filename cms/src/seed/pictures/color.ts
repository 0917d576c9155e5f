/** `#rrggbb` on the way from one colour to another: 0 is the first, 1 the second. */
export function mix(from: string, to: string, part: number): string {
  const a = channels(from)
  const b = channels(to)
  const hex = a.map((value, index) => {
    const mixed = Math.round(value + ((b[index] ?? value) - value) * Math.min(1, Math.max(0, part)))
    return mixed.toString(16).padStart(2, '0')
  })
  return `#${hex.join('')}`
}

const channels = (color: string): number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))

/** The light of one hour in one season. Everything is held near paper and ink, so that pictures sit quietly on the page. */
export type Light = {
  /** Sky, from the zenith to the horizon. */
  sky: readonly [string, string, string]
  sun: string
  /** What lies in the valleys. */
  mist: string
  /** Mountains, from the farthest to the nearest. */
  far: string
  near: string
  /** Growing things: in light and in shade. */
  leaf: string
  leafShade: string
  /** Bare earth, straw, dry grass. */
  earth: string
  water: string
  wall: string
  roof: string
  /** Lines and silhouettes. */
  ink: string
}

export const lights = {
  dawn: {
    sky: ['#b9c3c6', '#e6d9c6', '#f5e6cf'],
    sun: '#e8b27a',
    mist: '#f3e8d8',
    far: '#b4b6b4',
    near: '#3f4d49',
    leaf: '#7f8f63',
    leafShade: '#3f4f3c',
    earth: '#b99a6b',
    water: '#e2d8c8',
    wall: '#efe6d6',
    roof: '#4b4a48',
    ink: '#2b2723',
  },
  mist: {
    sky: ['#dfe2de', '#eceae2', '#f4f1e8'],
    sun: '#f4ecd8',
    mist: '#f4f1e8',
    far: '#c9cfcb',
    near: '#4c5c56',
    leaf: '#8b9c78',
    leafShade: '#47594a',
    earth: '#b9ab8a',
    water: '#e4e6e0',
    wall: '#f3efe5',
    roof: '#5a5c5b',
    ink: '#2c302e',
  },
  noon: {
    sky: ['#a9c0c8', '#cfdcdb', '#eef0e6'],
    sun: '#fbf4de',
    mist: '#e9eee6',
    far: '#a9bcbf',
    near: '#3e5a4c',
    leaf: '#8da35e',
    leafShade: '#3f5d3f',
    earth: '#c2a873',
    water: '#b9cdd0',
    wall: '#f6f1e6',
    roof: '#53575a',
    ink: '#27302c',
  },
  spring: {
    sky: ['#c3d0cf', '#e2e6da', '#f6f0df'],
    sun: '#f7e3bd',
    mist: '#eef0e2',
    far: '#b7c6c0',
    near: '#47614d',
    leaf: '#a3b368',
    leafShade: '#55703f',
    earth: '#c9b27f',
    water: '#c9d6d2',
    wall: '#f7f1e4',
    roof: '#55585a',
    ink: '#2b322c',
  },
  autumn: {
    sky: ['#b7c2c4', '#e0dccd', '#f3e5c9'],
    sun: '#efc98b',
    mist: '#f0e6d3',
    far: '#b2b4ad',
    near: '#5a4f3a',
    leaf: '#b58f4e',
    leafShade: '#6d5a35',
    earth: '#c79f5d',
    water: '#cfd2c8',
    wall: '#f3ead9',
    roof: '#4f4c49',
    ink: '#2d2620',
  },
  winter: {
    sky: ['#c2cace', '#dfe1df', '#f0ece3'],
    sun: '#f3dfc0',
    mist: '#efeeea',
    far: '#bfc6c8',
    near: '#47535a',
    leaf: '#8b9385',
    leafShade: '#4a574f',
    earth: '#b3a58b',
    water: '#cdd5d6',
    wall: '#f1ece2',
    roof: '#585a5c',
    ink: '#2a2d2f',
  },
  dusk: {
    sky: ['#7f8a9a', '#c4a892', '#ecc79a'],
    sun: '#f0b06a',
    mist: '#dcc0a2',
    far: '#8f8f97',
    near: '#2f3438',
    leaf: '#6d7050',
    leafShade: '#353c34',
    earth: '#96754f',
    water: '#d9b694',
    wall: '#d9c9b3',
    roof: '#37373a',
    ink: '#201d1c',
  },
} as const satisfies Record<string, Light>

export type LightName = keyof typeof lights
