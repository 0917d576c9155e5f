import type { Core } from '@strapi/strapi'

const uid = 'api::site-setting.site-setting'

export const emptySetting = { siteName: '党建网', indexable: false, demo: false, freshnessDisclosure: 'aggregate' }

export const demoSetting = {
  siteName: '紫阳党建（示例）',
  tagline: '紫阳县各党支部的家（示例站）',
  countyName: '紫阳县',
  siteIdCode: '0000000000（示例）',
  sponsor: '中共某某县委组织部（示例）',
  organizer: '某某县党员教育中心（示例）',
  contactPhone: '0000-0000000（示例）',
  contactAddress: '某某县某某路某某号（示例）',
  icpNumber: '某ICP备00000000号（示例）',
  publicSecurityNumber: '某公网安备00000000000000号（示例）',
  about: [
    '<p>本站是活页发布系统的演示站，不是任何机关的官方网站。镇、村和社区的名称、代码取自国家统计局公布的统计用区划代码（2023年），其余内容都是为演示编写的示例。</p>',
    '<h2>内容从哪里来</h2><p>县级文章由县里的编辑发布，支部动态由各支部自己发布。编辑点“发布”以后，公开页面在一秒左右更新。</p>',
    '<h2>人物和图片</h2><p>文中的人物一律写作“张某（示例）”，不指向任何真实的人。图片由程序绘制，不是照片，也没有画任何真实地点。</p>',
    '<h2>更新台账</h2><p>每个栏目多久更新一次，有没有按时更新，可以在“更新台账”中查到。</p>',
    '<h2>无障碍</h2><p>本站不用脚本也能阅读，支持键盘操作和读屏软件；“长辈模式”把字放大、把版面改成一栏。</p>',
  ].join(''),
  indexable: false,
  demo: true,
  freshnessDisclosure: 'aggregate',
  countyStatistics: ['性别', '民族', '年龄', '职业'],
  branchStatistics: ['学历', '入党时间'],
}

/** Writes the settings where there are none yet. */
export async function writeSiteSetting(strapi: Core.Strapi, setting: typeof emptySetting): Promise<void> {
  if ((await strapi.db.query(uid).count()) > 0) return
  const data: Record<string, unknown> = setting
  await strapi.documents(uid).create({ data })
}
