/**
 * The 17 towns of Ziyang County (610924) and their 207 villages and communities, with the division codes that are the
 * organizations' codes too. Source: National Bureau of Statistics, codes for statistical divisions 2023
 * (as of 30 June 2023, published 11 September 2023). Names lose 村委会 and 居委会; the last word is the pinyin of the name.
 */
const table = `
610924100 城关镇 chengguan
  001 东城门社区 dongchengmen, 002 会仙桥社区 huixianqiao, 003 环城路社区 huanchenglu, 004 河堤路社区 hedilu,
  005 仁和社区 renhe, 006 西关社区 xiguan, 200 新桃村 xintao, 201 新田村 xintian, 202 太平村 taiping,
  203 青中村 qingzhong, 204 全安村 quanan, 205 楠木村 nanmu, 206 天星村 tianxing, 207 西门河村 ximenhe,
  208 大力滩村 dalitan, 209 双坪村 shuangping, 210 和平村 heping, 212 塘么子沟村 tangmezigou, 214 富家村 fujia
610924101 蒿坪镇 haoping
  001 街道社区 jiedao, 002 双星社区 shuangxing, 003 红旗社区 hongqi, 200 蒿坪村 haoping, 201 改革村 gaige,
  204 双胜村 shuangsheng, 206 东关村 dongguan, 207 平川村 pingchuan, 212 金石村 jinshi, 214 黄金村 huangjin,
  215 王家河村 wangjiahe, 216 狮子沟村 shizigou, 218 兴隆村 xinglong, 220 全兴村 quanxing, 221 森林村 senlin,
  222 金竹村 jinzhu
610924102 汉王镇 hanwang
  001 街道社区 jiedao, 002 滨江社区 binjiang, 200 汉城村 hancheng, 201 农安村 nongan, 203 马家营村 majiaying,
  204 兴塘村 xingtang, 205 五郎坪村 wulangping, 206 安五村 anwu, 207 西河村 xihe
610924103 焕古镇 huangu
  001 街道社区 jiedao, 200 焕古村 huangu, 201 春堰村 chunyan, 202 金塘村 jintang, 203 腊竹村 lazhu,
  204 大连村 dalian, 205 刘家河村 liujiahe, 206 东红村 donghong, 207 东河村 donghe, 208 黑龙村 heilong,
  210 苗溪村 miaoxi, 211 松河村 songhe
610924104 向阳镇 xiangyang
  001 街道社区 jiedao, 002 太月社区 taiyue, 201 月池村 yuechi, 202 悬鼓村 xuangu, 203 止凤村 zhifeng,
  205 贾坪村 jiaping, 206 营梁村 yingliang, 209 江河村 jianghe, 210 院墙村 yuanqiang, 212 钟林村 zhonglin,
  213 芭蕉村 bajiao, 214 鸡鸣村 jiming, 215 显钟村 xianzhong, 217 天生桥村 tianshengqiao
610924105 洞河镇 donghe
  001 街道社区 jiedao, 002 二台子社区 ertaizi, 200 红岩村 hongyan, 201 小红光村 xiaohongguang, 202 石家村 shijia,
  204 联丰村 lianfeng, 205 楸园村 qiuyuan, 206 田榜村 tianbang, 207 云峰村 yunfeng, 208 前河村 qianhe,
  209 香炉村 xianglu, 210 菜园村 caiyuan, 211 马家庄村 majiazhuang, 212 洞河村 donghe
610924106 洄水镇 huishui
  001 街道社区 jiedao, 002 龙行沟社区 longxinggou, 200 茶稻村 chadao, 201 桦栎村 huali, 202 团堡村 tuanbao,
  203 连桥村 lianqiao, 204 联沟村 liangou, 206 庙沟村 miaogou, 211 小河村 xiaohe, 212 端垭村 duanya
610924108 双桥镇 shuangqiao
  001 街道社区 jiedao, 002 西河社区 xihe, 200 双河村 shuanghe, 201 庄房村 zhuangfang, 202 东垭村 dongya,
  203 中良村 zhongliang, 205 解放村 jiefang, 207 莲花村 lianhua, 208 四坪村 siping, 209 苗河村 miaohe,
  211 取宝村 qubao, 214 六河村 liuhe
610924109 高桥镇 gaoqiao
  001 街道社区 jiedao, 002 桂花树社区 guihuashu, 200 权河村 quanhe, 201 兰草村 lancao, 202 双龙村 shuanglong,
  203 裴坝村 peiba, 204 板厂村 banchang, 205 铁佛村 tiefo, 206 何家堡村 hejiabao, 207 龙潭村 longtan,
  213 深磨村 shenmo
610924110 红椿镇 hongchun
  001 街道社区 jiedao, 002 七里沟社区 qiligou, 200 纪家沟村 jijiagou, 201 盘龙村 panlong, 202 七里村 qili,
  203 白兔村 baitu, 204 侯家坪村 houjiaping, 205 大青村 daqing, 206 上湾村 shangwan, 207 尚坝村 shangba,
  208 民利村 minli, 209 共和村 gonghe
610924111 高滩镇 gaotan
  001 街道社区 jiedao, 200 大坝村 daba, 201 高滩村 gaotan, 202 三坪村 sanping, 203 龙湾村 longwan,
  204 牌楼村 pailou, 205 白鹤村 baihe, 211 百坝村 baiba, 212 文台村 wentai, 213 八庙村 bamiao,
  214 朝阳村 chaoyang, 215 万兴村 wanxing, 216 天桥村 tianqiao, 217 双柳村 shuangliu, 218 两河村 lianghe,
  219 岩峰村 yanfeng, 220 红庙村 hongmiao, 221 蓼坝村 liaoba, 222 关庙村 guanmiao
610924112 毛坝镇 maoba
  001 街道社区 jiedao, 200 染沟村 rangou, 202 瓦滩村 watan, 203 温家坪村 wenjiaping, 204 双新村 shuangxin,
  205 核桃坪村 hetaoping, 206 鲁家村 lujia, 213 竹山村 zhushan, 214 腰庄村 yaozhuang, 215 观音村 guanyin,
  218 岔河村 chahe, 219 干沙村 gansha
610924113 瓦庙镇 wamiao
  001 街道社区 jiedao, 200 新民村 xinmin, 201 庙坝村 miaoba, 202 新房村 xinfang, 204 新华村 xinhua,
  205 新光村 xinguang, 206 瓦房村 wafang, 207 堰塘村 yantang, 208 老庄村 laozhuang
610924114 麻柳镇 maliu
  001 街道社区 jiedao, 200 麻柳村 maliu, 201 染房村 ranfang, 202 堰碥村 yanbian, 203 水磨村 shuimo,
  205 赵溪村 zhaoxi, 206 书堰村 shuyan
610924115 双安镇 shuangan
  001 街道社区 jiedao, 002 金川社区 jinchuan, 200 双河口村 shuanghekou, 201 廖家河村 liaojiahe, 202 闹河村 naohe,
  203 林本河村 linbenhe, 205 沔峪河村 mianyuhe, 206 四合村 sihe, 207 珍珠村 zhenzhu, 208 闹热村 naore,
  209 白马村 baima, 210 三元村 sanyuan, 211 桐安村 tongan
610924116 东木镇 dongmu
  001 街道社区 jiedao, 201 关庙村 guanmiao, 202 木王村 muwang, 203 柏杨村 baiyang, 204 三官堂村 sanguantang,
  206 燎原村 liaoyuan, 207 军农村 junnong, 209 麦坪村 maiping, 210 月桂村 yuegui
610924117 界岭镇 jieling
  001 街道社区 jiedao, 200 双明村 shuangming, 211 箭竹村 jianzhu, 212 松树村 songshu, 213 金狮村 jinshi,
  215 新坪垭村 xinpingya, 216 麻园村 mayuan, 218 双泉村 shuangquan, 219 斑桃村 bantao
`

type Division = {
  /** Nine digits for a town, twelve for a village or community. */
  code: string
  /** 焕古镇, 焕古村, 东城门社区 */
  name: string
  /** Pinyin of the name without 镇, 村 or 社区, as one word. */
  pinyin: string
}

export type Unit = Division & { kind: '村' | '社区' }
export type Town = Division & { units: readonly Unit[] }

/** The towns in the order of their codes, each with its units in the order of theirs. */
export const towns: readonly Town[] = readTowns(table)

function readTowns(text: string): Town[] {
  const read: (Division & { units: Unit[] })[] = []
  for (const line of text.trim().split('\n')) {
    const town = read.at(-1)
    if (!line.startsWith(' ')) read.push({ ...division(line), units: [] })
    else if (town)
      town.units.push(
        ...line
          .split(',')
          .filter((cell) => cell.trim())
          .map((cell) => unit(town.code, cell)),
      )
  }
  return read
}

function unit(townCode: string, cell: string): Unit {
  const { code, name, pinyin } = division(cell)
  return { code: townCode + code, name, pinyin, kind: name.endsWith('社区') ? '社区' : '村' }
}

function division(text: string): Division {
  const [code, name, pinyin] = text.trim().split(' ')
  if (!code || !name || !pinyin) throw new Error(`Not a division: ${text}`)
  return { code, name, pinyin }
}
