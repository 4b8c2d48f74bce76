import type { TimelineEvent } from '@anagen/contract'

/** What the timeline can be narrowed to. */
export const filters = [
  'all',
  'visits',
  'care',
  'checkIns',
  'measures',
  'messages',
  'money',
  'coming',
] as const
export type Filter = (typeof filters)[number]

const kinds: Record<Exclude<Filter, 'all' | 'coming'>, TimelineEvent['kind'][]> = {
  visits: ['visit', 'course', 'record', 'addendum'],
  care: ['record', 'addendum', 'answers', 'screening', 'clearance', 'hold', 'consent'],
  checkIns: ['checkIn'],
  measures: ['measured', 'review'],
  messages: ['message'],
  money: ['payment'],
}

/**
 * The events of one kind of interest. What is booked lies ahead and stands apart, the next first;
 * all else is what has happened, in the order given. `now` is an instant.
 */
export function filtered(
  events: readonly TimelineEvent[],
  filter: Filter,
  now: string,
): TimelineEvent[] {
  const ahead = (one: TimelineEvent) => new Date(one.at) > new Date(now)
  if (filter === 'coming') return events.filter(ahead).reverse()
  const past = events.filter((one) => !ahead(one))
  return filter === 'all' ? past : past.filter((one) => kinds[filter].includes(one.kind))
}

/** The filters that would show something, "all" always among them. */
export function usefulFilters(events: readonly TimelineEvent[], now: string): Filter[] {
  return filters.filter((one) => one === 'all' || filtered(events, one, now).length > 0)
}
