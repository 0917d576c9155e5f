import { zip } from './zip.ts'

/** Empty forms that texts of the demo hand out: heads of columns, and how many rows to leave. */
const forms = {
  走访登记表: { heads: ['户主', '需要办理的事项', '办理人', '办结日期'], rows: 12 },
  组织生活记录表: { heads: ['会议类型', '时间地点', '应到和实到', '议题', '结果'], rows: 8 },
  值守排班表: { heads: ['日期', '上午', '下午', '晚上', '交接签名'], rows: 14 },
  学习计划表: { heads: ['月份', '学习内容', '方式', '领学人'], rows: 12 },
  维修补助申请表: { heads: ['部位', '现状', '维修办法', '预算（元）', '备注'], rows: 6 },
  意见反馈表: { heads: ['反映的情况', '是否愿意署名', '联系方式', '办理结果'], rows: 5 },
} as const

export type FormName = keyof typeof forms

export const formNames = Object.keys(forms).filter((name): name is FormName => name in forms)

export const fileNameOf = (form: FormName): string => `${form}（空表，示例）.docx`

/** The form as a Word document. */
export function formDocument(form: FormName): Buffer {
  const { heads, rows } = forms[form]
  const row = (cells: readonly string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`
  const table = [row(heads), ...Array.from({ length: rows }, () => row(heads.map(() => '')))].join('')
  const body = `${paragraph(`${form}（示例）`, true)}<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr>${table}</w:tbl>${paragraph('演示用的空表，请勿填写真实信息。', false)}`
  return zip({
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  })
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:color="54483F"/>`)
  .join('')

const cell = (text: string): string => `<w:tc><w:tcPr/>${paragraph(text, false)}</w:tc>`

const paragraph = (text: string, heading: boolean): string =>
  `<w:p>${heading ? '<w:pPr><w:jc w:val="center"/></w:pPr>' : ''}<w:r><w:rPr>${heading ? '<w:b/><w:sz w:val="32"/>' : ''}</w:rPr><w:t>${text}</w:t></w:r></w:p>`
