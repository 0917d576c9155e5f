import type { LightName } from './color.ts'
import * as indoors from './indoors.ts'
import * as outdoors from './outdoors.ts'
import * as yards from './yards.ts'

/** What a picture shows: texts ask for one of these. */
export type Subject =
  | 'mountain'
  | 'terrace'
  | 'tea'
  | 'river'
  | 'bridge'
  | 'village'
  | 'road'
  | 'orchard'
  | 'forest'
  | 'lane'
  | 'yard'
  | 'meeting'
  | 'reading'
  | 'board'
  | 'class'
  | 'clinic'
  | 'talk'
  | 'parcel'

export type LibraryPicture = {
  /** File name without extension, and the dice of the picture. */
  name: string
  subject: Subject
  painter: outdoors.Painter
  light: LightName
  /** What a reader who cannot see it should know. */
  alt: string
}

const picture = (
  name: string,
  subject: Subject,
  painter: outdoors.Painter,
  light: LightName,
  alt: string,
): LibraryPicture => ({ name, subject, painter, light, alt })

/** Every picture of the demo county. All are drawn, none shows a real place, a person or an emblem. */
export const library: readonly LibraryPicture[] = [
  picture('shan-chen', 'mountain', outdoors.mountains, 'dawn', '清晨的群山，远处日出，山脊层层叠叠（绘图，示例）'),
  picture('shan-mu', 'mountain', outdoors.mountains, 'dusk', '傍晚的群山，几只鸟飞过（绘图，示例）'),
  picture('yun-hai', 'mountain', outdoors.seaOfMist, 'noon', '山间云海，几道山梁露出云面（绘图，示例）'),
  picture('yun-hai-dong', 'mountain', outdoors.seaOfMist, 'winter', '冬日云海，山色浅淡（绘图，示例）'),
  picture(
    'ti-tian-chun',
    'terrace',
    outdoors.terracedFields,
    'spring',
    '春天的梯田，几块灌了水，映着天色（绘图，示例）',
  ),
  picture('ti-tian-xia', 'terrace', outdoors.terracedFields, 'noon', '夏天的梯田，一层层绕着山坡（绘图，示例）'),
  picture('ti-tian-qiu', 'terrace', outdoors.terracedFields, 'autumn', '秋天的梯田，稻子黄了（绘图，示例）'),
  picture('cha-yuan-chun', 'tea', outdoors.teaHill, 'spring', '春天的茶园，茶垄顺着山坡排开（绘图，示例）'),
  picture('cha-yuan-wu', 'tea', outdoors.teaHill, 'mist', '薄雾里的茶园，远处是山（绘图，示例）'),
  picture('cha-yuan-xia', 'tea', outdoors.teaHill, 'noon', '晴天的茶园和坡边的树（绘图，示例）'),
  picture('cha-wu', 'tea', outdoors.teaHouse, 'dawn', '茶园上方的一座农舍，天刚亮（绘图，示例）'),
  picture('cha-wu-chun', 'tea', outdoors.teaHouse, 'spring', '茶垄环绕的农舍，屋旁两棵树（绘图，示例）'),
  picture('he-gu', 'river', outdoors.riverValley, 'mist', '一条河绕过山脚，岸边几户人家（绘图，示例）'),
  picture('he-gu-qiu', 'river', outdoors.riverValley, 'autumn', '秋天的河谷，岸边竹子斜出（绘图，示例）'),
  picture('du-chuan', 'river', outdoors.ferry, 'noon', '江面上的一只小船，对岸是青山（绘图，示例）'),
  picture('du-chuan-mu', 'river', outdoors.ferry, 'dusk', '傍晚的江面，小船靠近岸边（绘图，示例）'),
  picture('shi-qiao', 'bridge', outdoors.stoneBridge, 'spring', '石拱桥横在水上，桥后是村子（绘图，示例）'),
  picture('shi-qiao-chen', 'bridge', outdoors.stoneBridge, 'dawn', '清晨的石拱桥和水中的倒影（绘图，示例）'),
  picture('cun-zi', 'village', outdoors.village, 'noon', '山下的村子，白墙灰瓦，树木掩映（绘图，示例）'),
  picture('cun-zi-chun', 'village', outdoors.village, 'spring', '春天的村子，房前屋后都是树（绘图，示例）'),
  picture('cun-zi-dong', 'village', outdoors.village, 'winter', '冬天的村子，山上起了雾（绘图，示例）'),
  picture('deng-huo', 'village', outdoors.eveningVillage, 'dusk', '傍晚的村子，窗户亮起了灯（绘图，示例）'),
  picture('shan-lu', 'road', outdoors.mountainRoad, 'noon', '一条公路弯向山里，路边有树（绘图，示例）'),
  picture('shan-lu-qiu', 'road', outdoors.mountainRoad, 'autumn', '秋天的通村公路，转过几道弯（绘图，示例）'),
  picture('guo-yuan', 'orchard', outdoors.orchard, 'noon', '挂满果子的果园，后面是山（绘图，示例）'),
  picture('guo-yuan-qiu', 'orchard', outdoors.orchard, 'dawn', '清晨的果园，果子正红（绘图，示例）'),
  picture('lin-hai', 'forest', outdoors.forest, 'mist', '杉树林里起了薄雾（绘图，示例）'),
  picture('lin-hai-dong', 'forest', outdoors.forest, 'winter', '冬天的林子，一层层杉树（绘图，示例）'),
  picture('jie-xiang', 'lane', outdoors.lane, 'noon', '石阶通向高处的街巷，两边是白墙（绘图，示例）'),
  picture('jie-xiang-chen', 'lane', outdoors.lane, 'dawn', '清晨的街巷和石阶（绘图，示例）'),
  picture('shai-chang', 'yard', outdoors.dryingYard, 'autumn', '农家院坝里晾晒的收成（绘图，示例）'),
  picture('hui-yi-shi', 'meeting', indoors.meetingRoom, 'noon', '会议室的长桌和窗外的青山（绘图，示例）'),
  picture('hui-yi-shi-wu', 'meeting', indoors.meetingRoom, 'mist', '雨天的会议室，桌上摊着笔记本（绘图，示例）'),
  picture('hui-yi-shi-qiu', 'meeting', indoors.meetingRoom, 'autumn', '秋日午后的会议室，茶杯排在桌上（绘图，示例）'),
  picture('yue-lan-shi', 'reading', indoors.readingRoom, 'spring', '阅览室，两边书架，中间是书桌（绘图，示例）'),
  picture('yue-lan-shi-dong', 'reading', indoors.readingRoom, 'winter', '冬日的阅览室，窗边摆着书桌（绘图，示例）'),
  picture('gong-shi-lan', 'board', yards.noticeBoard, 'noon', '屋檐下的公示栏，贴着几张纸（绘图，示例）'),
  picture('ke-tang', 'class', indoors.classroom, 'noon', '教室里的桌椅和黑板（绘图，示例）'),
  picture('ke-tang-mu', 'class', indoors.classroom, 'dusk', '傍晚的夜校教室，窗外天色渐暗（绘图，示例）'),
  picture('yi-zhen', 'clinic', indoors.clinicDesk, 'spring', '义诊台上的听诊器和血压计（绘图，示例）'),
  picture('yuan-ba', 'talk', yards.courtyardTalk, 'noon', '院坝里的方桌、茶壶和板凳（绘图，示例）'),
  picture('yuan-ba-qiu', 'talk', yards.courtyardTalk, 'autumn', '秋天的院坝，树下摆着方桌（绘图，示例）'),
  picture('bao-guo', 'parcel', indoors.parcels, 'noon', '货架上的茶叶和门口打好包的纸箱（绘图，示例）'),
]
