import { test } from '@playwright/test'
import { keyboard } from './hands.ts'
import { runJourneys } from './run-journeys.ts'

test.describe('by keyboard alone', () => runJourneys(keyboard))
