/**
 * The fixed palette of placeholder grounds: a picture's dominant colour becomes the nearest of these classes,
 * so that no page needs a style attribute. The same colours stand in styles/tones.css.
 */
const palette: readonly (readonly [string, number, number, number])[] = [
  ['tone-paper', 236, 230, 218],
  ['tone-stone', 176, 170, 160],
  ['tone-slate', 96, 102, 108],
  ['tone-night', 44, 42, 44],
  ['tone-clay', 160, 116, 84],
  ['tone-earth', 98, 74, 54],
  ['tone-straw', 204, 176, 112],
  ['tone-moss', 122, 132, 84],
  ['tone-forest', 58, 80, 56],
  ['tone-sky', 158, 188, 212],
  ['tone-river', 80, 118, 146],
  ['tone-brick', 150, 62, 50],
  ['tone-rose', 214, 168, 160],
]

/** The class of the palette colour nearest to `#rrggbb`. */
export function toneOf(color: string): string {
  const value = Number.parseInt(color.slice(1), 16)
  const [red, green, blue] = [(value >> 16) & 255, (value >> 8) & 255, value & 255]
  let nearest = 'tone-paper'
  let least = Number.POSITIVE_INFINITY
  for (const [name, r, g, b] of palette) {
    const distance = 2 * (red - r) ** 2 + 4 * (green - g) ** 2 + 3 * (blue - b) ** 2
    if (distance < least) [nearest, least] = [name, distance]
  }
  return nearest
}
