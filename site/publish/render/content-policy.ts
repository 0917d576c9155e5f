import { createHash } from 'node:crypto'

const inlineBlock = /<(script|style)((?:\s[^>]*)?)>([\s\S]*?)<\/\1>/g
const dataBlock = /\stype="(?!module"|text\/javascript")[^"]+"/

/**
 * The Content-Security-Policy of one HTML page: only its own origin, and exactly the inline blocks that stand in it.
 * `wasm` allows WebAssembly, which the search page's index reader is.
 */
export function contentPolicy(html: string, allow: { wasm: boolean }): string {
  const hashes = { script: new Set<string>(), style: new Set<string>() }
  for (const [, tag, attributes = '', text = ''] of html.matchAll(inlineBlock)) {
    if (tag === 'style') hashes.style.add(hashSource(text))
    else if (!/\ssrc[=\s]/.test(attributes) && !dataBlock.test(attributes)) hashes.script.add(hashSource(text))
  }
  const wasm = allow.wasm ? ["'wasm-unsafe-eval'"] : []
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashes.script, ...wasm].join(' '),
    ["style-src 'self'", ...hashes.style].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    ...(allow.wasm ? ["worker-src 'self' blob:"] : []),
    "form-action 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
  ].join('; ')
}

const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
