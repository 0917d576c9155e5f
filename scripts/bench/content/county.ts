import {
  type ColumnRecord,
  columnTree,
  type OrganizationRecord,
  type OverviewRecord,
  type PublicRecord,
  type SiteSettingRecord,
} from '@huoye/content-types'
import type { Random } from '../../../site/fixtures/random.ts'
import { bodyOf, nextText, type TextPool } from './recombine.ts'

const townCount = 17
const branchCount = 390
const first = [
  '青',
  '白',
  '石',
  '龙',
  '金',
  '双',
  '高',
  '柳',
  '桃',
  '松',
  '新',
  '永',
  '长',
  '大',
  '清',
  '红',
  '平',
  '安',
] as const
const second = ['山', '河', '沟', '坪', '湾', '坝', '岭', '泉', '桥', '林', '庄', '垭'] as const

/** The public columns as their records, in the order of the tree. */
export const publicColumns: readonly ColumnRecord[] = columnTree
  .filter((column) => column.disclosure === 'public')
  .map(({ key, title, parentKey, description, profile, limit, limitOn }, order) => ({
    type: 'column',
    id: `column-${key}`,
    key,
    title,
    slug: key,
    parentKey,
    order,
    description,
    profile,
    limit: limitOn ? limit : null,
    appliesTo: [],
    lifecycle: 'open',
  }))

/** A county of 17 towns and 390 branches with everything a site has besides its entries. */
export interface County {
  readonly records: readonly PublicRecord[]
  readonly branches: readonly OrganizationRecord[]
}

export function county(pool: TextPool, random: Random): County {
  const committee = organization(0, '中国共产党样县委员会', '县委', '党委', null, '机关')
  const towns = Array.from({ length: townCount }, (_, index) => {
    const name = `${placeAt(index * 5)}镇`
    return organization(index + 1, `中国共产党样县${name}委员会`, name, '党委', committee.id, '农村')
  })
  const branches = Array.from({ length: branchCount }, (_, index) => {
    const town = towns[index % townCount] ?? committee
    const name = `${placeAt(index * 7 + 3)}${index % 9 === 0 ? '社区' : '村'}`
    const full = `中国共产党样县${town.shortName}${name}支部委员会`
    return organization(
      townCount + 1 + index,
      full,
      `${name}党支部`,
      '党支部',
      town.id,
      index % 9 === 0 ? '社区' : '农村',
    )
  })
  const overviews = branches.map((branch) => overview(branch, pool, random))
  return { records: [siteSetting, ...publicColumns, committee, ...towns, ...branches, ...overviews], branches }
}

const placeAt = (number: number): string =>
  `${first[number % first.length] ?? ''}${second[Math.floor(number / first.length + number) % second.length] ?? ''}`

const siteSetting: SiteSettingRecord = {
  type: 'site-setting',
  id: 'site-setting',
  siteName: '样县党建网',
  tagline: '一个支部一个家',
  countyName: '样县',
  siteDomain: 'www.example.gov.cn',
  siteIdCode: '0000000000',
  partySiteMark: '00000000000000',
  sponsor: '中共样县县委组织部',
  organizer: '样县党员教育中心',
  contactPhone: '0000-0000000',
  contactEmail: 'office@example.gov.cn',
  contactAddress: '样县城关镇一号',
  icpNumber: '某ICP备00000000号',
  publicSecurityNumber: '某公网安备 00000000000000号',
  notice: null,
  about: '<p>本站由县委组织部主办，刊登各支部的组织生活和工作动态。</p>',
  indexable: true,
  demo: false,
  freshnessDisclosure: 'full',
}

function organization(
  order: number,
  name: string,
  shortName: string,
  kind: OrganizationRecord['kind'],
  parentId: string | null,
  category: OrganizationRecord['category'],
): OrganizationRecord {
  return {
    type: 'organization',
    id: `organization-${order}`,
    code: `61000${String(order).padStart(7, '0')}`,
    name,
    shortName,
    slug: `b${order}`,
    kind,
    form: '正式',
    category,
    parentId,
    order,
    establishedOn: '1998-07-01',
    electedOn: '2024-03-12',
    address: '样县某路一号',
    officePhone: '0000-0000000',
    hasActivityRoom: true,
    members: kind === '党支部' ? { total: 12 + (order % 40), takenOn: '2025-12-31' } : null,
    statistics: [],
    lifecycle: 'active',
    mergedIntoId: null,
    formerNames: [],
  }
}

function overview(branch: OrganizationRecord, pool: TextPool, random: Random): OverviewRecord {
  const { summary, paragraphs } = nextText(pool, random)
  return {
    type: 'overview',
    id: `overview-${branch.id}`,
    organizationId: branch.id,
    summary,
    body: bodyOf(paragraphs.slice(0, 4)),
    leaders: ['书记', '组织委员', '宣传委员'].map((post) => ({ post, name: null, portrait: null })),
    bodyPictures: [],
    cover: null,
    roomPhotos: [],
    confirmedOn: '2026-03-01',
    updatedAt: '2026-03-01T02:00:00.000Z',
  }
}
