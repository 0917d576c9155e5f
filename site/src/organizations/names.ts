import type { OrganizationRecord } from '@huoye/content-types'

type Named = Pick<OrganizationRecord, 'shortName' | 'kind'>

const complete = /(支部|总支|委|委员会|党组)$/

/** What readers call an organization: 焕古村党支部, 焕古镇党委. */
export const organizationName = ({ shortName, kind }: Named): string =>
  complete.test(shortName.replace(/（.*）$/, '')) ? shortName : `${shortName}${kind}`

/** The place without the kind, for narrow lists: 焕古镇焕古村. */
export function placeName(organization: Named, unit: Named | null): string {
  const own = organization.shortName
  if (unit?.kind !== '党委' || own.startsWith(unit.shortName)) return own
  return `${unit.shortName}${own}`
}

/** Whether an organization is a township's: those come before the county's departments in lists of units. */
export const isTown = ({ shortName }: Pick<Named, 'shortName'>): boolean => /(镇|乡|街道)$/.test(shortName)

/** Two characters for the seal beside a branch's name; never an official seal. */
export const sealText = (shortName: string): string =>
  Array.from(shortName.replace(/[（）()“”\s\d]/g, ''))
    .slice(0, 2)
    .join('')
