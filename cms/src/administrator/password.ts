/** Why a password is refused, in Chinese, or null. The rules are those of Strapi's own forms, so that it can be changed there later. */
export function passwordObjection(password: string): string | null {
  if (password.length < 8) return '至少要8位'
  if (new TextEncoder().encode(password).length > 72) return '不能超过72个字节'
  if (!/[a-z]/.test(password)) return '至少要有一个小写字母'
  if (!/[A-Z]/.test(password)) return '至少要有一个大写字母'
  if (!/\d/.test(password)) return '至少要有一个数字'
  return null
}
