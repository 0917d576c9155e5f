import { homePage } from './_includes/home.ts'
import { layout, single } from './_includes/site.ts'

export const { data, render } = single('/', () => homePage(layout))
