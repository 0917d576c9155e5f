import { lostReplica } from '../crash/lost-replica-suite.ts'

const all = () => true
// A file that is removed while it is open stays whole for who has it open.
lostReplica({ stopped: all, dead: all, working: ({ what }) => what !== 'the file is removed' })
