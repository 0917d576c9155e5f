/** Whether `If-None-Match` names this entity tag; weak comparison, as RFC 9110 §13.1.2 asks for. */
export function noneMatch(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
