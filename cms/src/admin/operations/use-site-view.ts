import { useFetchClient } from '@strapi/strapi/admin'
import { useEffect, useState } from 'react'
import type { SiteView } from '../../operations/contract.ts'

const openAgainMs = 2000

/** The public site as it is now, sent by the server whenever it changes. `connected`: the stream is open. */
export function useSiteView(): { view: SiteView | null; connected: boolean } {
  const { post } = useFetchClient()
  const [view, setView] = useState<SiteView | null>(null)
  const [connected, setConnected] = useState(false)
  useEffect(() => {
    let stream: EventSource | undefined
    let timer: number | undefined
    let left = false
    // A ticket serves once, so a stream that broke is opened with a new one.
    const openLater = (): void => {
      stream?.close()
      setConnected(false)
      if (!left) timer = window.setTimeout(open, openAgainMs)
    }
    const open = async (): Promise<void> => {
      try {
        const { data } = await post<{ ticket: string }>('/admin/publishing/ticket')
        if (left) return
        stream = new EventSource(`/admin/publishing/events?ticket=${data.ticket}`)
        stream.onmessage = ({ data: text }) => {
          setConnected(true)
          setView(JSON.parse(text))
        }
        stream.onerror = openLater
      } catch {
        openLater()
      }
    }
    void open()
    return () => {
      left = true
      stream?.close()
      window.clearTimeout(timer)
    }
  }, [post])
  return { view, connected }
}
