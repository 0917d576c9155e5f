import { errors } from '@strapi/utils'

/** Why a file is not taken: a code that stays, and the reason as the editor reads it. */
const reasons = {
  missing: ['HUOYE-FILE-001', '没有收到文件内容，请重新上传'],
  damaged: ['HUOYE-FILE-002', '图片打不开，可能已损坏，请重新导出或另拍一张'],
  drawing: ['HUOYE-FILE-003', '不支持 SVG 图形，请转成 JPG 或 PNG 再上传'],
  unknown: ['HUOYE-FILE-004', '不是照片格式，请用 JPG、PNG 或 WebP'],
  moving: ['HUOYE-FILE-005', '不支持动图或多页图片，请换成单张照片'],
  large: ['HUOYE-FILE-006', '图片超过5000万像素，请缩小后再上传'],
  heavy: ['HUOYE-FILE-007', '图片的存储方式很占内存，请缩小后再上传，或另存为普通的 JPG（不选“渐进”或“隔行”）'],
  iphone: ['HUOYE-FILE-008', '不支持苹果手机的 HEIC 格式，请转成 JPG 再上传，或在“设置—相机—格式”里选“兼容性最佳”再拍'],
  slender: ['HUOYE-FILE-009', '图片太细长，请裁剪后再上传'],
  attachment: ['HUOYE-FILE-010', '附件只能是 PDF、Word、Excel 文件或 ZIP 压缩包，不能带宏，扩展名要与内容相符'],
} as const

export type Refusal = keyof typeof reasons

/** A file that is not taken, with the reason in Chinese as the editor reads it and its code. The content is unchanged. */
export class FileRefused extends errors.ApplicationError {
  constructor(name: string, refusal: Refusal, cause?: unknown) {
    const [code, reason] = reasons[refusal]
    super(`“${name}”没有上传：${reason}（${code}）`, { code })
    this.cause = cause
  }
}
