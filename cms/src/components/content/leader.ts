import { componentSchema, leader } from '@huoye/content-types'

export default componentSchema(leader)
