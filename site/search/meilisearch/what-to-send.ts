/** Addresses to remove and to send, in this order. */
export type ToSend = { remove: string[]; send: string[] }

/**
 * Decides what makes an index equal to what is published; both are versions by address. What is published last is sent first:
 * a reader looks for what is new.
 */
export function whatToSend(published: ReadonlyMap<string, string>, held: ReadonlyMap<string, string>): ToSend {
  const remove = [...held.keys()].filter((url) => !published.has(url))
  const send = [...published].flatMap(([url, version]) => (held.get(url) === version ? [] : [url]))
  return { remove, send: send.reverse() }
}

/** A list in pieces of at most so many. */
export function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
  const batches: Item[][] = []
  for (let start = 0; start < items.length; start += size) batches.push(items.slice(start, start + size))
  return batches
}
