/** The media names of the pictures that sanitised HTML shows, in its order. */
export const picturesInHtml = (html: string): string[] =>
  [...html.matchAll(/\ssrc="\/media\/([^"]+)"/g)].flatMap(([, name]) => (name ? [name] : []))
