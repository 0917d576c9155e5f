/** One document by type and Strapi's documentId. */
export type Reference = { type: string; id: string }
