import { meilisearchContract } from './contract/contract.ts'
import { openStandIn } from './contract/servers.ts'

meilisearchContract('a stand-in for Meilisearch', openStandIn)
