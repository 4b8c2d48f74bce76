import type { CheckedVisit } from '@anagen/core/series'
import type { NaiveCalendar, NaiveNode } from './naive-starts.ts'
import { clock, hoursCost, nodeCost } from './terms.ts'

/** How a receptionist might look for the next visit. */
export type Rule = 'next available' | 'next that suits' | 'best next'

/** A walk: the visits it found; fewer than asked when a visit found no slot inside its spacing. */
export interface Walk {
  visits: CheckedVisit[]
  complete: boolean
}

/**
 * Books visit after visit with no look ahead, from day 28 after the last: the first free slot, the
 * first that meets every wish, or the slot whose own cost and gap are least. `maxDays` is kept by
 * refusing: a visit without a slot inside the spacing breaks the course.
 */
export function slotWalk(calendar: NaiveCalendar, rule: Rule): Walk {
  const { request } = calendar
  const visits: CheckedVisit[] = []
  let before: NaiveNode | null = null
  for (const { n, phases } of request.visits) {
    const found: NaiveNode | null = choose(calendar, {
      nodes: calendar.nodes(phases),
      before,
      rule,
    })
    if (!found) return { visits, complete: false }
    visits.push({ n, start: startOf(calendar, found), practitioner: found.practitioner })
    before = found
  }
  return { visits, complete: true }
}

function choose(
  calendar: NaiveCalendar,
  at: { nodes: readonly NaiveNode[]; before: NaiveNode | null; rule: Rule },
): NaiveNode | null {
  const { spacing, weights } = calendar.request
  const { before } = at
  let best: { node: NaiveNode; cost: number } | null = null
  for (const node of at.nodes) {
    const gap = before ? node.day - before.day : 0
    const least = at.rule === 'best next' ? spacing.minDays : 28
    if (before && (gap < least || gap > spacing.maxDays)) continue
    const own = nodeCost(calendar, node, before === null ? 1 : 2)
    if (own === null) continue
    if (at.rule === 'next available') return node
    const wishes = before ? own : own - startOnly(calendar, node)
    if (at.rule === 'next that suits' && wishes === 0) return node
    const change = before && before.practitioner !== node.practitioner ? 6 * weights.change : 0
    const gapCost = before ? weights.gap * Math.abs(gap - spacing.targetDays) : 0
    const cost = own + gapCost + change
    if (at.rule === 'best next' && (best === null || cost < best.cost)) best = { node, cost }
  }
  return best?.node ?? null
}

function startOnly(calendar: NaiveCalendar, node: NaiveNode): number {
  return (nodeCost(calendar, node, 1) ?? 0) - (nodeCost(calendar, node, 2) ?? 0)
}

/** The node's cheapest start as wall time. */
function startOf(calendar: NaiveCalendar, node: NaiveNode): string {
  const cost = (minute: number) => hoursCost(calendar.request, minute)
  const minute = node.starts.reduce((a, b) => (cost(b) < cost(a) ? b : a))
  return `${calendar.date(node.day)}T${clock(minute)}`
}
