/** Writes what can be done without, and gives whether the disk had room for it. Throws whatever else goes wrong. */
export function whereThereIsRoom(write: () => void): boolean {
  try {
    write()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) return false
    throw error
  }
}
