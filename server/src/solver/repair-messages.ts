import type { CalendarInput, Repair, RepairCourse } from '@anagen/core/series'

/** A repair as plain data. `today` is the local date, where the calendar should begin. */
export type RepairAsk = { calendar: CalendarInput; courses: RepairCourse[]; today: string }

/** What the thread is given: the ask, and how many milliseconds it may look. */
export type ToThread = RepairAsk & { limit: number }

export type FromThread = { repair: Repair } | { failed: string }
