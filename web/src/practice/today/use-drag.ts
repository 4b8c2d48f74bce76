import type { AnswerOf, Routes, VisitView } from '@anagen/contract'
import { type PointerEvent as Press, useEffect, useRef, useState } from 'react'
import { call } from '../../shared/api.ts'
import { minutesOf, nearestStart, snap } from './layout.ts'

export type Slot = AnswerOf<Routes['visits.slots']>['slots'][number]

/** A card on its way: where it hangs, and where it would land. */
export type Drag = {
  visit: VisitView
  dx: number
  dy: number
  /** Allowed starts of the days shown; null until the server has told. */
  slots: readonly Slot[] | null
  target: { slot: Slot; column: string } | null
}

/** Where a card may be let go: a date, and a person or anybody (null). */
export type DropColumn = { key: string; date: string; practitionerId: string | null }

const slackPx = 6

type Parts = {
  columns: readonly DropColumn[]
  /** Starts lie on multiples of this many minutes. */
  grid: number
  pxPerMinute: number
  onDrop: (visit: VisitView, slot: Slot) => void
  onMiss: () => void
}

/**
 * Dragging a card with mouse or pen. Columns carry `data-column` with their key; the
 * card lands on the nearest allowed start of the column under it, or goes back. Escape lets go.
 */
export function useDrag({ columns, grid, pxPerMinute, onDrop, onMiss }: Parts) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const latest = useRef<Drag | null>(null)
  const end = useRef<(() => void) | null>(null)
  const justDragged = useRef(false)
  useEffect(() => () => end.current?.(), [])
  const show = (next: Drag | null) => {
    latest.current = next
    setDrag(next)
  }

  async function loadSlots(visit: VisitView) {
    const dates = columns.map((one) => one.date).sort()
    const answer = await call('visits.slots', {
      params: { visitId: visit.visitId },
      query: { date: dates[0], to: dates.at(-1) },
    }).catch(() => null)
    const now = latest.current
    if (now?.visit === visit) show({ ...now, slots: answer?.slots ?? [] })
  }

  function press(event: Press<HTMLElement>, visit: VisitView) {
    if (event.pointerType === 'touch' || event.button !== 0) return
    if ((event.target as Element).closest('button')) return
    const from = { x: event.clientX, y: event.clientY }
    justDragged.current = false
    const moveTo = (e: PointerEvent) => {
      const [dx, dy] = [e.clientX - from.x, e.clientY - from.y]
      if (!latest.current) {
        if (Math.hypot(dx, dy) < slackPx) return
        justDragged.current = true
        show({ visit, dx, dy, slots: null, target: null })
        void loadSlots(visit)
        return
      }
      const minutes = snap(minutesOf(visit.start) + dy / pxPerMinute)
      const column = columnAt(columns, e)
      const slot =
        column && nearest(slotsIn(column, latest.current.slots ?? [], grid), visit, minutes)
      const target = slot ? { slot, column: column.key } : null
      show({ ...latest.current, dx, dy, target })
    }
    const letGo = (drop: boolean) => {
      end.current?.()
      const last = latest.current
      show(null)
      if (!drop || !last) return
      if (last.target) onDrop(visit, last.target.slot)
      else onMiss()
    }
    const up = () => letGo(true)
    const off = () => letGo(false)
    const key = (e: KeyboardEvent) => e.key === 'Escape' && letGo(false)
    window.addEventListener('pointermove', moveTo)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', off)
    window.addEventListener('keydown', key)
    end.current = () => {
      window.removeEventListener('pointermove', moveTo)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', off)
      window.removeEventListener('keydown', key)
      end.current = null
    }
  }
  /** The click that ends a drag opens nothing. */
  const swallowClick = (event: { preventDefault(): void }) => {
    if (justDragged.current) event.preventDefault()
    justDragged.current = false
  }
  return { drag, press, swallowClick }
}

/** The allowed starts of a column that lie on the grid. */
export function slotsIn(column: DropColumn, slots: readonly Slot[], grid: number): Slot[] {
  return slots.filter(
    ({ start, practitionerId }) =>
      start.slice(0, 10) === column.date &&
      (column.practitionerId === null || column.practitionerId === practitionerId) &&
      minutesOf(start) % grid === 0,
  )
}

function columnAt(columns: readonly DropColumn[], at: PointerEvent): DropColumn | null {
  const under = [...document.querySelectorAll<HTMLElement>('[data-column]')].find((one) => {
    const { left, right } = one.getBoundingClientRect()
    return at.clientX >= left && at.clientX < right
  })
  return columns.find((one) => one.key === under?.dataset.column) ?? null
}

/** The start nearest to where the card hangs; of two people the one who has the visit. */
function nearest(slots: readonly Slot[], visit: VisitView, minutes: number): Slot | null {
  const start = nearestStart(
    slots.map((one) => one.start),
    minutes,
  )
  const here = slots.filter((one) => one.start === start)
  return here.find((one) => one.practitionerId === visit.practitionerId) ?? here[0] ?? null
}
