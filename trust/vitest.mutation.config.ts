import { defineConfig } from 'vitest/config'

/** The tests that mutants of the screening and the planner have to survive: their own, nothing else. */
export default defineConfig({
  test: { include: ['core/src/screening/**/*.test.ts', 'core/src/series/**/*.test.ts'] },
})
