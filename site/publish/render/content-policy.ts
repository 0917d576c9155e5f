import { hash } from 'node:crypto'
import { Memory } from '../reads/memory.ts'

const opening = /<(script|style)(?=[\s>])/g
const dataBlock = /\stype="(?!module"|text\/javascript")[^"]+"/

/** The same few blocks stand in every page. */
const hashes = new Memory(50)

/**
 * The Content-Security-Policy of one HTML page: only its own origin, and exactly the inline blocks that stand in it.
 * `wasm` allows WebAssembly, which the search page's index reader is; `ask` is the origin of a server that its scripts may ask too.
 */
export function contentPolicy(html: string, allow: { wasm: boolean; ask: string | null }): string {
  const sources = { script: new Set<string>(), style: new Set<string>() }
  for (const { tag, attributes, text } of inlineBlocks(html)) {
    if (tag === 'style') sources.style.add(hashSource(text))
    else if (!/\ssrc[=\s]/.test(attributes) && !dataBlock.test(attributes)) sources.script.add(hashSource(text))
  }
  const wasm = allow.wasm ? ["'wasm-unsafe-eval'"] : []
  return [
    "default-src 'none'",
    ["script-src 'self'", ...sources.script, ...wasm].join(' '),
    ["style-src 'self'", ...sources.style].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...(allow.ask === null ? [] : [allow.ask])].join(' '),
    "manifest-src 'self'",
    ...(allow.wasm ? ["worker-src 'self' blob:"] : []),
    "form-action 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
  ].join('; ')
}

/** The script and style elements of a page. Each character is looked at a bounded number of times, whatever the page holds. */
function* inlineBlocks(html: string): Generator<{ tag: string; attributes: string; text: string }> {
  const neverClosed = new Set<string>()
  const openings = new RegExp(opening)
  for (let found = openings.exec(html); found; found = openings.exec(html)) {
    const [, tag = ''] = found
    if (neverClosed.has(tag)) continue
    const begin = html.indexOf('>', openings.lastIndex)
    if (begin === -1) return
    const end = html.indexOf(`</${tag}>`, begin)
    if (end === -1) neverClosed.add(tag)
    else {
      yield { tag, attributes: html.slice(openings.lastIndex, begin), text: html.slice(begin + 1, end) }
      openings.lastIndex = end
    }
  }
}

const hashSource = (text: string): string => hashes.recall(text, () => `'sha256-${hash('sha256', text, 'base64')}'`)
