const drawn = (path: string) => () => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
)

export const Undo = drawn('M9 5 3 11l6 6v-4.2h5.5a3.7 3.7 0 0 1 0 7.4H10V22h4.5a5.5 5.5 0 0 0 0-11H9z')
export const Redo = drawn('m15 5 6 6-6 6v-4.2H9.5a3.7 3.7 0 0 0 0 7.4H14V22H9.5a5.5 5.5 0 0 1 0-11H15z')
export const TableGrid = drawn('M3 4h18v16H3zm2 6v3h6v-3zm8 0v3h6v-3zm-8 5v3h6v-3zm8 0v3h6v-3z')
