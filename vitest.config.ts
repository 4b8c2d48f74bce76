import { defineConfig } from 'vitest/config'

/** One project per workspace; `scripts/test.mjs` chooses time zones and databases. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'core', include: ['core/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'imaging', include: ['imaging/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'contract', include: ['contract/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'cli', include: ['cli/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'web',
          include: ['web/**/*.test.ts', 'web/**/*.test.tsx'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'house', include: ['scripts/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
