import { lostReplica } from '../crash/lost-replica-suite.ts'

// One of each kind of damage; `npm run test:long` tries each in each situation.
lostReplica({
  stopped: ({ what }) => what === 'half of the records are deleted',
  dead: ({ what }) => what === 'the file is cut in half',
  working: ({ what }) => what === 'half of the entries are deleted',
})
