/** A column's limit in words: `monthly` → 每月至少一次, `days:14` → 14天内. */
export function limitText(limit: string | null): string {
  if (limit === null) return '不设期限'
  return limit === 'monthly' ? '每月至少一次' : `${limit.replace('days:', '')}天内`
}
