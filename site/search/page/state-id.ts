/** Names the block of the search page that its script begins from. */
export const stateId = 'search-state'
