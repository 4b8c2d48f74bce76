import { test } from '@playwright/test'
import { mouse } from './hands.ts'
import { runJourneys } from './run-journeys.ts'

test.describe('by mouse', () => runJourneys(() => mouse()))
