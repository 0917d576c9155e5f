import { allowedSchemes } from '@huoye/content-types'

/** Whether a link may stand in a body: one of the permitted schemes, or an address inside this site. */
export function safeLink(href: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase()
  return scheme ? allowedSchemes.includes(scheme) : href.startsWith('/') && !href.startsWith('//')
}
