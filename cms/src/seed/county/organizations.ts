import { random } from '../compose/random.ts'
import { type Town, towns, type Unit } from '../facts/divisions.ts'
import type { Trade } from '../texts/scene.ts'
import { ended, type Organ, organs } from './organs.ts'
import { apportion, type Statistics, statisticsOf, together } from './statistics.ts'

export type SeedOrganization = Pick<Organ, 'code' | 'shortName' | 'slug' | 'kind' | 'form' | 'category' | 'trade'> & {
  name: string
  parentCode: string | null
  order: number
  establishedOn: string
  electedOn: string | null
  address: string
  officePhone: string
  hasActivityRoom: boolean
  venueUnderConstruction: boolean
  lifecycle: 'active' | 'merged' | 'dissolved'
  mergedIntoCode: string | null
  history: { name: string; parentName: string | null; until: string }[]
  statistics: Statistics[]
  /** 焕古镇 where the organization belongs to a town. */
  town: string | null
}

type Bare = Pick<Organ, 'code' | 'shortName' | 'slug' | 'kind' | 'form' | 'category' | 'trade'> & {
  name: string
  parentCode: string | null
  town: string | null
  place: string
}

const countyCode = '610924'
/** As many members as the county has, by round numbers. */
const memberTotal = 12_800

/** Every Party organization of the demo county, those above before those below. `today` is yyyy-MM-dd. */
export function organizations(today: string): SeedOrganization[] {
  const bare = [county, ...organs.map(fromOrgan), ...towns.flatMap(fromTown)].sort((a, b) => depth(a) - depth(b))
  const members = apportion(memberTotal, bare.map(weight))
  const register = bare.map((organization, index) => complete(organization, index, members[index] ?? 0, today))
  const counted = together(register.flatMap(({ statistics }) => statistics))
  return register.map((organization) =>
    organization.code === countyCode ? { ...organization, statistics: counted } : organization,
  )
}

const county: Bare = {
  code: countyCode,
  name: '中共紫阳县委员会',
  shortName: '紫阳县',
  slug: 'ziyang',
  kind: '党委',
  form: '正式',
  category: '机关',
  trade: null,
  parentCode: null,
  town: null,
  place: '紫阳县城关镇',
}

function fromOrgan(organ: Organ): Bare {
  const parentCode =
    organ.parentSlug === county.slug ? countyCode : organs.find(({ slug }) => slug === organ.parentSlug)?.code
  if (!parentCode) throw new Error(`Nothing above ${organ.slug}`)
  const { code, shortName, slug, kind, form, category, trade } = organ
  return {
    code,
    shortName,
    slug,
    kind,
    form,
    category,
    trade,
    name: organName(organ),
    parentCode,
    town: null,
    place: '紫阳县城关镇',
  }
}

function organName({ shortName, kind, form }: Organ): string {
  if (kind === '党工委') return `中共紫阳县${shortName.replace(/^县/, '').replace(/(党工委|工委)$/, '')}工作委员会`
  if (kind === '党委') return `中共紫阳县${shortName.replace(/^县/, '').replace(/党委$/, '')}委员会`
  if (kind === '党总支') return shortName.replace(/^县/, '紫阳县')
  return `${shortName.replace(/^县/, '紫阳县')}${form === '临时' ? '临时' : ''}党支部`
}

function fromTown(town: Town): Bare[] {
  const committee: Bare = {
    code: town.code,
    name: `中共紫阳县${town.name}委员会`,
    shortName: town.name,
    slug: `${town.pinyin}-zhen`,
    kind: '党委',
    form: '正式',
    category: '机关',
    trade: null,
    parentCode: countyCode,
    town: town.name,
    place: `紫阳县${town.name}`,
  }
  const offices: Bare = {
    code: `${town.code}000`,
    name: `${town.name}机关党支部`,
    shortName: `${town.name}机关`,
    slug: `${town.pinyin}-zhen-jiguan`,
    kind: '党支部',
    form: '正式',
    category: '机关',
    trade: '镇机关',
    parentCode: town.code,
    town: town.name,
    place: `紫阳县${town.name}`,
  }
  return [committee, offices, ...town.units.map((unit) => fromUnit(town, unit))]
}

function fromUnit(town: Town, unit: Unit): Bare {
  const rural = unit.kind === '村'
  return {
    code: unit.code,
    name: `${unit.name}党支部`,
    shortName: unit.name,
    slug: unitSlug(town, unit),
    kind: '党支部',
    form: '正式',
    category: rural ? '农村' : '社区',
    trade: unit.kind,
    parentCode: town.code,
    town: town.name,
    place: `紫阳县${town.name}${unit.name}`,
  }
}

/** `huangu-cun`; with the town before it where the name is not the only one in the county. */
function unitSlug(town: Town, unit: Unit): string {
  const word = (of: Unit): string => `${of.pinyin}-${of.kind === '村' ? 'cun' : 'shequ'}`
  const alone = towns.flatMap(({ units }) => units).filter((other) => word(other) === word(unit)).length === 1
  return alone ? word(unit) : `${town.pinyin}-${word(unit)}`
}

const depth = ({ kind, slug }: Bare): number =>
  slug === county.slug ? 0 : kind === '党支部' ? 3 : kind === '党总支' ? 2 : 1

function weight({ code, kind, form, slug, trade }: Bare): number {
  if (kind !== '党支部' || ended[slug]) return 0
  const dice = random(`members ${code}`)
  if (form === '临时') return dice.between(12, 16)
  const range: readonly [number, number] = trade === '村' || trade === '社区' ? [40, 46] : [36, 44]
  return dice.between(...range)
}

function complete(bare: Bare, order: number, total: number, today: string): SeedOrganization {
  const dice = random(`organization ${bare.code}`)
  const year = Number(today.slice(0, 4))
  const unit = bare.trade === '村' || bare.trade === '社区'
  const end = ended[bare.slug]
  const { place, ...kept } = bare
  return {
    ...kept,
    order,
    establishedOn: date(
      bare.form === '临时' ? year - 1 : dice.int(unit ? 1953 : 1978, unit ? 1976 : 2016),
      dice.int(1, 12),
      dice.int(1, 28),
    ),
    electedOn:
      bare.form === '临时'
        ? null
        : unit
          ? date(year - 2, dice.int(1, 3), dice.int(3, 27))
          : date(year - dice.int(1, 2), dice.int(3, 11), dice.int(1, 28)),
    address: `${place}${roomOf(bare)}（示例）`,
    officePhone: '0000-0000000（示例）',
    hasActivityRoom: !buildsRoom(bare.code) || !unit,
    venueUnderConstruction: unit && buildsRoom(bare.code),
    lifecycle: end?.lifecycle ?? 'active',
    mergedIntoCode: end?.into ? (organs.find(({ slug }) => slug === end.into)?.code ?? null) : null,
    history:
      bare.slug === 'nongye-nongcunju' ? [{ name: '紫阳县农业局党支部', parentName: null, until: '2019-03-20' }] : [],
    statistics:
      total > 0
        ? snapshotDays(today).map((day, index) =>
            statisticsOf(dice, day, index === 0 ? Math.max(3, total - dice.int(0, 2)) : total, bare.trade),
          )
        : [],
  }
}

const roomOf = ({ kind, trade }: Bare): string =>
  trade === '村' || trade === '社区' ? '党员活动室' : kind === '党支部' ? '办公楼' : '机关大院'

/** Villages that build or mend their activity room in the year of the demo: about one in eighteen. */
const buildsRoom = (code: string): boolean => Number(code.slice(-4)) % 18 === 5

/** The two newest of 30 June and 31 December before today, older first. */
function snapshotDays(today: string): string[] {
  const year = Number(today.slice(0, 4))
  return [date(year - 2, 12, 31), date(year - 1, 6, 30), date(year - 1, 12, 31), date(year, 6, 30)]
    .filter((day) => day < today)
    .slice(-2)
}

const date = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

export const isBranch = (organization: SeedOrganization): organization is SeedOrganization & { trade: Trade } =>
  organization.kind === '党支部' && organization.lifecycle === 'active' && organization.trade !== null
