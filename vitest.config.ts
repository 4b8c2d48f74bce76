import { defineConfig } from 'vitest/config'

/** One project per workspace; `scripts/test.mjs` chooses time zones and databases. */
export default defineConfig({
  test: {
    // Otherwise one processor is left idle: half of them on a machine of two.
    maxWorkers: '100%',
    projects: [
      {
        test: { name: 'core', isolate: false, include: ['core/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        test: {
          name: 'imaging',
          isolate: false,
          include: ['imaging/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'contract',
          isolate: false,
          include: ['contract/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
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
