/** Who may read a thing: 社会公开, 党内公开, 组织部门. Whatever is not marked is `department`. */
export const disclosures = ['public', 'internal', 'department'] as const
export type Disclosure = (typeof disclosures)[number]

export const disclosureLabels: Readonly<Record<Disclosure, string>> = {
  public: '社会公开',
  internal: '党内公开',
  department: '组织部门',
}

const rank = (disclosure: Disclosure): number => disclosures.indexOf(disclosure)

/** Whether a reader of `audience` may see something marked `disclosure`. */
export const mayRead = (audience: Disclosure, disclosure: Disclosure): boolean => rank(disclosure) <= rank(audience)

/** The narrowest of several markings: a public document in an internal column is internal. */
export function narrowest(...marks: Disclosure[]): Disclosure {
  return disclosures[Math.max(0, ...marks.map(rank))] ?? 'department'
}
