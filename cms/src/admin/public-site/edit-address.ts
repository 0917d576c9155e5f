import type { HeldDocument } from '../../publishing/held-contract.ts'

/** The edit view of a document, inside the panel. */
export const editAddress = ({ uid, documentId, single }: HeldDocument): string =>
  single ? `/content-manager/single-types/${uid}` : `/content-manager/collection-types/${uid}/${documentId}`
