import { useFetchClient, useNotification } from '@strapi/strapi/admin'
import { useState } from 'react'
import { synonymType } from './synonym-type.ts'

/** Publishes a group of synonyms. Resolves to what stands in the way, in Chinese; null when it is done. */
export function useNewSynonym(): { busy: boolean; add: (words: string) => Promise<string | null> } {
  const { post } = useFetchClient()
  const { toggleNotification } = useNotification()
  const [busy, setBusy] = useState(false)
  const add = async (words: string): Promise<string | null> => {
    setBusy(true)
    try {
      await post(`/content-manager/collection-types/${synonymType}/actions/publish`, { words })
      toggleNotification({ type: 'success', message: '已加上，读者下一次搜就能用。' })
      return null
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : ''
      return /[\u4e00-\u9fff]/.test(message) ? message : '没有成功，请稍后再试；仍不行请联系维护人员。'
    } finally {
      setBusy(false)
    }
  }
  return { busy, add }
}
