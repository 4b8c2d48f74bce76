// Runs a TypeScript file of the repository on the right Node: `node scripts/run.mjs file.ts [args]`.
import { ensurePackages, nodeBinary, run } from './setup.mjs'

ensurePackages()
process.exit(run(nodeBinary(), process.argv.slice(2)))
