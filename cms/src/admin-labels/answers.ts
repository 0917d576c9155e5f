import type { Core } from '@strapi/strapi'

/** What Strapi itself answers in English and the panel shows as it comes. */
const answers: Readonly<Record<string, string>> = {
  'Invalid credentials': '邮箱或密码不对',
  'Too many requests, please try again later.': '操作太频繁，请过一会儿再试',
  'Email already taken': '这个邮箱已经有帐号了',
  'Invalid current password': '现在的密码不对',
  'Invalid code': '链接已经失效，请重新申请',
  Forbidden: '您没有这个权限',
  'Policy Failed': '您没有这个权限',
  'Not Found': '找不到，可能已经删除',
  'Document not found': '找不到这篇内容，可能已经删除',
  'Internal Server Error': '服务器出错了，内容没有改动；请稍后再试，一直这样请告诉网站管理员',
}

/** The Chinese for one of Strapi's own answers; anything else stays as it is. */
export const chineseAnswer = (message: string): string => answers[message] ?? message

/** Has Strapi's own refusals reach people in Chinese, wherever the panel shows them. */
export function answerInChinese(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx, next) => {
    await next()
    const body: unknown = ctx.body
    if (isRefusal(body)) body.error.message = chineseAnswer(body.error.message)
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isRefusal = (body: unknown): body is { error: { message: string } } =>
  isRecord(body) && isRecord(body.error) && typeof body.error.message === 'string'
