/** The path and query of a request target, or null when the target is malformed or tries to climb. */
export function requestPath(target: string): { path: string; query: string } | null {
  const originForm = target.startsWith('/') ? target : pathOfAbsoluteForm(target)
  if (originForm === null) return null
  const [raw = '', ...rest] = originForm.split('?')
  const query = rest.length > 0 ? `?${rest.join('?')}` : ''
  try {
    const path = decodeURIComponent(raw)
    return isSafe(path) ? { path, query } : null
  } catch {
    return null
  }
}

function pathOfAbsoluteForm(target: string): string | null {
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return null
  const { pathname, search } = new URL(target)
  return pathname + search
}

/** Addresses are looked up, never opened as files; still, nothing with a climb or a control character is an address. */
function isSafe(path: string): boolean {
  const hasControl = [...path].some((character) => character < ' ' || character === '\u007f')
  return !hasControl && !path.includes('\\') && !path.split('/').some((part) => part === '..' || part === '.')
}
