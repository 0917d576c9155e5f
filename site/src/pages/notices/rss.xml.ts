import type { APIRoute } from 'astro'
import { columnFeed } from '../../feeds/column-feed.ts'

export const GET: APIRoute = (context) => columnFeed(context, 'notices')
