import { errors } from '@strapi/utils'

/** A file that is not taken, with the reason in Chinese as the editor reads it. The content is unchanged. */
export class FileRefused extends errors.ApplicationError {
  constructor(name: string, reason: string, cause?: unknown) {
    super(`“${name}”没有上传：${reason}`)
    this.cause = cause
  }
}
