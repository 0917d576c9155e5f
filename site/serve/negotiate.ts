import type { Variant } from '../publish/objects/object-store.ts'

const preferred: readonly Variant[] = ['br', 'gzip', 'identity']

/**
 * The encoding to send, by RFC 9110 §12.5.3: the one with the highest q among those there are, Brotli first where
 * several are equal. Identity is sent when nothing else is acceptable.
 */
export function negotiate(acceptEncoding: string | undefined, available: ReadonlySet<Variant>): Variant {
  if (acceptEncoding === undefined) return 'identity'
  const weights = weightsOf(acceptEncoding)
  const weight = (variant: Variant): number => {
    const asterisk = weights.get('*')
    if (variant === 'identity') return weights.get('identity') ?? (asterisk === 0 ? 0 : 0.0001)
    return weights.get(variant) ?? asterisk ?? 0
  }
  const acceptable = preferred.filter((variant) => available.has(variant) && weight(variant) > 0)
  return acceptable.reduce<Variant>(
    (best, variant) => (weight(variant) > weight(best) ? variant : best),
    acceptable[0] ?? 'identity',
  )
}

function weightsOf(header: string): Map<string, number> {
  return new Map(
    header.split(',').map((part) => {
      const [coding = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
      const weight = q === undefined ? 1 : Number(q)
      return [coding === 'x-gzip' ? 'gzip' : coding, Number.isFinite(weight) ? weight : 0]
    }),
  )
}
