import { defineConfig } from 'vitest/config'

/** Tests of pure code need no process of their own each. */
const pure = (name: string) => ({
  test: { name, isolate: false, include: [`${name}/**/*.test.ts`], testTimeout: 60_000 },
})

/** One project per workspace; `scripts/test.mjs` chooses time zones and databases. */
export default defineConfig({
  test: {
    // Otherwise one processor is left idle: half of them on a machine of two.
    maxWorkers: '100%',
    projects: [
      pure('core'),
      pure('imaging'),
      pure('contract'),
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
