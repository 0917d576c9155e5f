/** The picture of pages that have none; card.mjs makes it. */
export const cardPath = '/card.png'
