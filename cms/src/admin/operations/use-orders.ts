import { useFetchClient, useNotification } from '@strapi/strapi/admin'
import { useState } from 'react'
import type { RebuildRequest, ReleaseDiff, RollbackRequest, WithdrawRequest } from '../../operations/contract.ts'

/** What a webmaster can order. Each resolves to whether it was done; why not is told on the screen. */
export type Orders = {
  busy: boolean
  rebuild(request: RebuildRequest): Promise<boolean>
  rollBack(request: RollbackRequest): Promise<boolean>
  resume(): Promise<boolean>
  withdraw(request: WithdrawRequest): Promise<boolean>
  /** Null when it cannot be had. */
  diff(from: number, to: number): Promise<ReleaseDiff | null>
}

export function useOrders(): Orders {
  const { post, get } = useFetchClient()
  const { toggleNotification } = useNotification()
  const [busy, setBusy] = useState(false)
  const refused = (cause: unknown): void => toggleNotification({ type: 'danger', message: reasonOf(cause) })
  const order = async (path: string, body: object, done: string): Promise<boolean> => {
    setBusy(true)
    try {
      await post(`/admin/publishing/${path}`, body)
      toggleNotification({ type: 'success', message: done })
      return true
    } catch (cause) {
      refused(cause)
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    rebuild: (request) => order('rebuild', request, '已开始，完成前读者看到的是原来的版本。'),
    rollBack: (request) => order('rollback', request, `读者现在看到第 ${request.release} 版。`),
    resume: () => order('resume', {}, '读者现在看到最新的内容。'),
    withdraw: (request) => order('withdraw', request, '已撤下，正在清除各版本中的副本。'),
    async diff(from, to) {
      try {
        return (await get<ReleaseDiff>(`/admin/publishing/diff?from=${from}&to=${to}`)).data
      } catch (cause) {
        refused(cause)
        return null
      }
    },
  }
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : ''
  return /[\u4e00-\u9fff]/.test(message) ? message : '没有成功，请稍后再试；仍不行请联系维护人员。'
}
