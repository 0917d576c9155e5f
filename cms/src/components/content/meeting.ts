import { componentSchema, meeting } from '@huoye/content-types'

export default componentSchema(meeting)
