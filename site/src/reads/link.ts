/** A titled way to another page. */
export type Link = { href: string; title: string }
