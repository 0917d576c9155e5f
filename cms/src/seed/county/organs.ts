import { type OrganizationRecord, organizationRecord } from '@huoye/content-types'
import type { Trade } from '../texts/scene.ts'

const trades = [
  '机关',
  '窗口',
  '政法',
  '农口',
  '学校',
  '医院',
  '文化',
  '国企',
  '茶企',
  '电商',
  '协会',
  '离退休',
  '流动',
] as const

/**
 * Party organizations beside the towns and villages: such as every county has, none copied from a register.
 * One line each: short name, slug, kind, form, category, trade (- for none), slug of the organization above.
 * The order of lines gives the codes, so new ones go at the end.
 */
const table = `
县直机关工委 zhishu-jiguan 党工委 正式 机关 - ziyang
县教体科技局党委 jiaoti-dangwei 党委 正式 学校 - ziyang
县卫生健康局党委 weijian-dangwei 党委 正式 事业单位 - ziyang
县国资系统党工委 guozi-gongwei 党工委 正式 国有企业 - ziyang
县两新工委 liangxin-gongwei 党工委 正式 两新组织 - ziyang
县委办公室 xianwei-bangongshi 党支部 正式 机关 机关 zhishu-jiguan
县人大机关 renda-jiguan 党支部 正式 机关 机关 zhishu-jiguan
县政府办公室 zhengfu-bangongshi 党支部 正式 机关 机关 zhishu-jiguan
县政协机关 zhengxie-jiguan 党支部 正式 机关 机关 zhishu-jiguan
县委组织部 zuzhibu 党支部 正式 机关 机关 zhishu-jiguan
县委宣传部 xuanchuanbu 党支部 正式 机关 机关 zhishu-jiguan
县委统战部 tongzhanbu 党支部 正式 机关 机关 zhishu-jiguan
县委政法委 zhengfawei 党支部 正式 机关 政法 zhishu-jiguan
县委党校 dangxiao 党支部 正式 事业单位 文化 zhishu-jiguan
县档案馆 danganguan 党支部 正式 事业单位 文化 zhishu-jiguan
县法院 fayuan 党支部 正式 机关 政法 zhishu-jiguan
县检察院 jianchayuan 党支部 正式 机关 政法 zhishu-jiguan
县公安局机关 gongan-jiguan 党支部 正式 机关 政法 zhishu-jiguan
县司法局 sifaju 党支部 正式 机关 政法 zhishu-jiguan
县发展改革局 fagaiju 党支部 正式 机关 机关 zhishu-jiguan
县民政局 minzhengju 党支部 正式 机关 窗口 zhishu-jiguan
县财政局 caizhengju 党支部 正式 机关 机关 zhishu-jiguan
县人社局 renshe 党支部 正式 机关 窗口 zhishu-jiguan
县自然资源局 ziran-ziyuan 党支部 正式 机关 窗口 zhishu-jiguan
县住建局 zhujianju 党支部 正式 机关 机关 zhishu-jiguan
县交通运输局 jiaotongju 党支部 正式 机关 机关 zhishu-jiguan
县水利局 shuiliju 党支部 正式 机关 农口 zhishu-jiguan
县农业农村局 nongye-nongcunju 党支部 正式 机关 农口 zhishu-jiguan
县林业局 linyeju 党支部 正式 机关 农口 zhishu-jiguan
县文旅广电局 wenlvju 党支部 正式 机关 文化 zhishu-jiguan
县应急管理局 yingjiju 党支部 正式 机关 机关 zhishu-jiguan
县审计局 shenjiju 党支部 正式 机关 机关 zhishu-jiguan
县市场监管局 shichang-jianguanju 党支部 正式 机关 窗口 zhishu-jiguan
县统计局 tongjiju 党支部 正式 机关 机关 zhishu-jiguan
县医疗保障局 yibaoju 党支部 正式 机关 窗口 zhishu-jiguan
县行政审批局 shenpiju 党支部 正式 机关 窗口 zhishu-jiguan
县退役军人局 tuiyi-junren 党支部 正式 机关 窗口 zhishu-jiguan
县税务局 shuiwuju 党支部 正式 机关 窗口 zhishu-jiguan
县气象局 qixiangju 党支部 正式 机关 农口 zhishu-jiguan
县总工会 zonggonghui 党支部 正式 机关 机关 zhishu-jiguan
县群团机关 quntuan-jiguan 党支部 联合 机关 机关 zhishu-jiguan
县供销社 gongxiaoshe 党支部 正式 事业单位 农口 zhishu-jiguan
县文化馆 wenhuaguan 党支部 正式 事业单位 文化 zhishu-jiguan
县图书馆 tushuguan 党支部 正式 事业单位 文化 zhishu-jiguan
县融媒体中心 rongmeiti 党支部 正式 事业单位 文化 zhishu-jiguan
县茶业发展中心 chaye-zhongxin 党支部 正式 事业单位 农口 zhishu-jiguan
县离退休干部第一 litui-diyi 党支部 离退休 机关 离退休 zhishu-jiguan
县离退休干部第二 litui-dier 党支部 离退休 机关 离退休 zhishu-jiguan
县高级中学 gaoji-zhongxue 党支部 正式 学校 学校 jiaoti-dangwei
县职业教育中心 zhijiao-zhongxin 党支部 正式 学校 学校 jiaoti-dangwei
县第一初级中学 diyi-chuzhong 党支部 正式 学校 学校 jiaoti-dangwei
县第二初级中学 dier-chuzhong 党支部 正式 学校 学校 jiaoti-dangwei
县第一小学 diyi-xiaoxue 党支部 正式 学校 学校 jiaoti-dangwei
县第二小学 dier-xiaoxue 党支部 正式 学校 学校 jiaoti-dangwei
县幼儿园 youeryuan 党支部 正式 学校 学校 jiaoti-dangwei
县特殊教育学校 teshu-jiaoyu 党支部 正式 学校 学校 jiaoti-dangwei
县人民医院党总支 renmin-yiyuan 党总支 正式 事业单位 - weijian-dangwei
县人民医院内科 yiyuan-neike 党支部 正式 事业单位 医院 renmin-yiyuan
县人民医院外科 yiyuan-waike 党支部 正式 事业单位 医院 renmin-yiyuan
县人民医院机关后勤 yiyuan-houqin 党支部 正式 事业单位 医院 renmin-yiyuan
县中医医院 zhongyi-yiyuan 党支部 正式 事业单位 医院 weijian-dangwei
县妇幼保健院 fuyou-baojianyuan 党支部 正式 事业单位 医院 weijian-dangwei
县疾控中心 jikong-zhongxin 党支部 正式 事业单位 医院 weijian-dangwei
县自来水公司 zilaishui 党支部 正式 国有企业 国企 guozi-gongwei
县供电公司 gongdian 党支部 正式 国有企业 国企 guozi-gongwei
县公交公司 gongjiao 党支部 正式 国有企业 国企 guozi-gongwei
县粮食储备公司 liangchu 党支部 正式 国有企业 国企 guozi-gongwei
县文旅投资公司 wenlv-touzi 党支部 正式 国有企业 国企 guozi-gongwei
县邮政分公司 youzheng 党支部 正式 国有企业 国企 guozi-gongwei
茶业企业第一联合 cha-lianhe-yi 党支部 联合 两新组织 茶企 liangxin-gongwei
茶业企业第二联合 cha-lianhe-er 党支部 联合 两新组织 茶企 liangxin-gongwei
电商企业联合 dianshang-lianhe 党支部 联合 两新组织 电商 liangxin-gongwei
快递行业联合 kuaidi-lianhe 党支部 联合 两新组织 电商 liangxin-gongwei
个体私营企业协会 siying-xiehui 党支部 联合 两新组织 协会 liangxin-gongwei
志愿服务组织联合 zhiyuan-lianhe 党支部 联合 两新组织 协会 liangxin-gongwei
餐饮行业联合 canyin-lianhe 党支部 联合 两新组织 协会 liangxin-gongwei
驻外务工党员第一 zhuwai-diyi 党支部 流动党员 两新组织 流动 liangxin-gongwei
驻外务工党员第二 zhuwai-dier 党支部 流动党员 两新组织 流动 liangxin-gongwei
汛期值守 xunqi-zhishou 党支部 临时 机关 机关 zhishu-jiguan
重点项目建设 zhongdian-xiangmu 党支部 临时 国有企业 国企 guozi-gongwei
县果业技术站 guoye-jishuzhan 党支部 正式 事业单位 农口 zhishu-jiguan
县第三小学 disan-xiaoxue 党支部 正式 学校 学校 jiaoti-dangwei
茶业协会 chaye-xiehui 党支部 正式 两新组织 协会 liangxin-gongwei
`

export type Organ = {
  code: string
  shortName: string
  slug: string
  kind: OrganizationRecord['kind']
  form: OrganizationRecord['form']
  category: OrganizationRecord['category']
  trade: Trade | null
  parentSlug: string
}

/** Some came to an end in the course of time, as organizations do: what became of them, by slug. */
export const ended: Readonly<Record<string, { lifecycle: 'merged' | 'dissolved'; into: string | null }>> = {
  'xunqi-zhishou': { lifecycle: 'dissolved', into: null },
  'guoye-jishuzhan': { lifecycle: 'merged', into: 'nongye-nongcunju' },
  'disan-xiaoxue': { lifecycle: 'merged', into: 'diyi-xiaoxue' },
  'chaye-xiehui': { lifecycle: 'merged', into: 'cha-lianhe-yi' },
}

export const organs: readonly Organ[] = table.trim().split('\n').map(organ)

function organ(line: string, index: number): Organ {
  const [shortName, slug, kind, form, category, trade, parentSlug] = line.split(' ')
  if (!shortName || !slug || !trade || !parentSlug) throw new Error(`Not an organization: ${line}`)
  return {
    code: `610924Z${String(index + 1).padStart(3, '0')}`,
    shortName,
    slug,
    kind: organizationRecord.shape.kind.parse(kind),
    form: organizationRecord.shape.form.parse(form),
    category: organizationRecord.shape.category.parse(category),
    trade: trade === '-' ? null : tradeNamed(trade),
    parentSlug,
  }
}

function tradeNamed(name: string): Trade {
  const found = trades.find((trade) => trade === name)
  if (!found) throw new Error(`No trade is called ${name}`)
  return found
}
