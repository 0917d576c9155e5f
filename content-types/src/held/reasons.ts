/**
 * Why something that was published is not on the site, in words for the people who can do something about it.
 * The code and the figure cross from the engine to the CMS; the words are made where they are read.
 */
export const heldCodes = [
  'HUOYE-PAGE-001',
  'HUOYE-PAGE-002',
  'HUOYE-PAGE-003',
  'HUOYE-PAGE-004',
  'HUOYE-PAGE-005',
  'HUOYE-PAGE-006',
  'HUOYE-PAGE-007',
] as const

export type HeldCode = (typeof heldCodes)[number]

/** What is told of one held page or document. `figure` is the number in the sentence: seconds, megabytes. */
export type HeldReason = { code: HeldCode; figure: number | null }

type Words = {
  what: (figure: string) => string
  /** What the editor of the document does. */
  editor: string
  /** What the webmaster does when that does not help. */
  webmaster: string
}

const again = '请检查刚才改动的内容，修改后重新发布；仍不行请联系网站管理员。'

const words: Readonly<Record<HeldCode, Words>> = {
  'HUOYE-PAGE-001': {
    what: () => '生成页面时出错。',
    editor: again,
    webmaster: '请对照下面的技术说明检查这篇内容；改内容无效时，是页面模板的问题，请把技术说明交给维护人员。',
  },
  'HUOYE-PAGE-002': {
    what: (seconds) => `生成页面超过 ${seconds} 秒，已停止。`,
    editor: '正文可能过长或表格过大，请精简后重新发布；仍不行请联系网站管理员。',
    webmaster: '请精简正文或表格；多个页面同时超时时，请检查服务器是否过于繁忙。',
  },
  'HUOYE-PAGE-003': {
    what: (megabytes) => `生成页面占用的内存超过 ${megabytes} MB，已停止。`,
    editor: '正文可能过长或嵌套过深，请精简后重新发布；仍不行请联系网站管理员。',
    webmaster: '请精简正文；多个页面同时如此时，请检查服务器内存。',
  },
  'HUOYE-PAGE-004': {
    what: (megabytes) => `页面超过 ${megabytes} MB，内容过大。`,
    editor: '请把正文分成几篇，或把长表格改为附件，再重新发布。',
    webmaster: '请编辑把正文分成几篇，或把长表格改为附件。',
  },
  'HUOYE-PAGE-005': {
    what: () => '图片或附件取不到。',
    editor: '系统会自动再取；几分钟后仍是这样，请重新上传这个文件并重新发布。',
    webmaster: '请检查后台是否运行正常、媒体库中这个文件是否还在；必要时请编辑重新上传。',
  },
  'HUOYE-PAGE-006': {
    what: () => '内容不符合公开网站的格式要求，没有发出。',
    editor: '请核对下面提到的字段，修改后重新发布；仍不行请联系网站管理员。',
    webmaster: '请核对下面提到的字段；后台表单里看不出问题时，是库里的数据不完整，请把技术说明交给维护人员。',
  },
  'HUOYE-PAGE-007': {
    what: () => '计算网站目录时出错，这部分页面没有增减。',
    editor: again,
    webmaster: '请对照下面的技术说明检查最近的改动；改内容无效时，请把技术说明交给维护人员。',
  },
}

/** What happened, in one sentence. */
export const heldWhat = ({ code, figure }: HeldReason): string =>
  words[code].what(figure === null ? '规定' : String(figure))

/** What to do about it, for the editor of the document or for a webmaster. */
export const heldAdvice = (code: HeldCode, reader: 'editor' | 'webmaster'): string => words[code][reader]

/** What readers see meanwhile. `live`: an earlier version is on the site. */
export const heldStanding = (live: boolean): string =>
  live ? '线上仍是上一版本，其他内容不受影响。' : '尚未上线，其他内容不受影响。'
