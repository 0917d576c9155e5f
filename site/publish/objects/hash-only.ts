import { type ObjectSink, storedObject } from './object-store.ts'

/** Names bytes as the object store does, and stores nothing: for finding out what a site would be. */
export const hashOnly: ObjectSink = {
  put: async (bytes, type) => storedObject(bytes, type),
  flush: async () => undefined,
}
