import { useFetchClient } from '@strapi/strapi/admin'
import { useEffect, useState } from 'react'
import { starts } from './starts.ts'

export type Recent = {
  kind: 'collectionType' | 'singleType'
  contentTypeUid: string
  contentTypeDisplayName: string
  documentId: string
  title: string
  updatedAt: string
  status?: 'draft' | 'published' | 'modified'
}

/** The texts last changed by anybody whose work this person may see, newest first; `undefined` while it is being asked for, `null` when it could not be. */
export function useRecent(): Recent[] | null | undefined {
  const { get } = useFetchClient()
  const [recent, setRecent] = useState<Recent[] | null>()
  useEffect(() => {
    get<{ data: Recent[] }>('/content-manager/homepage/recent-documents?action=update').then(
      ({ data }) =>
        setRecent(data.data.filter(({ contentTypeUid }) => starts.some(({ uid }) => uid === contentTypeUid))),
      () => setRecent(null),
    )
  }, [get])
  return recent
}
