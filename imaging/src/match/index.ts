export { type Kept, type Matching, matchHairs, netChange, type Visit } from './match.ts'
