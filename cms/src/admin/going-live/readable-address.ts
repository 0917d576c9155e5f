/** An address as people read it; one that is no valid encoding as it stands. */
export function readableAddress(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
