import type { TimelineEvent } from '@anagen/contract'

/** What the timeline can be narrowed to. */
export const filters = ['all', 'visits', 'care', 'messages', 'money'] as const
export type Filter = (typeof filters)[number]

const kinds: Record<Exclude<Filter, 'all'>, TimelineEvent['kind'][]> = {
  visits: ['visit', 'course', 'record', 'addendum'],
  care: ['record', 'addendum', 'answers', 'screening', 'clearance', 'hold', 'consent'],
  messages: ['message'],
  money: ['payment'],
}

/** The events of one kind of interest, in the order given. */
export function filtered(events: readonly TimelineEvent[], filter: Filter): TimelineEvent[] {
  return events.filter((one) => filter === 'all' || kinds[filter].includes(one.kind))
}

/** The filters that would show something, "all" always among them. */
export function usefulFilters(events: readonly TimelineEvent[]): Filter[] {
  return filters.filter((one) => one === 'all' || filtered(events, one).length > 0)
}
