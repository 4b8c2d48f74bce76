import type { CourseChange, VisitView } from '@anagen/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, problemOf } from '../../shared/api.ts'
import { time } from '../../shared/format.ts'
import { useErrorWords, useToast } from '../../shared/ui/index.ts'

export type VisitActions = ReturnType<typeof useVisitActions>
type State = 'booked' | 'arrived' | 'missed' | 'cancelled'

/**
 * What can be done with a visit from the day: each is one call, told in passing, with Undo where
 * it can be taken back. A refusal stays on the page in words until it is closed.
 */
export function useVisitActions() {
  const { t } = useTranslation('today')
  const client = useQueryClient()
  const toast = useToast()
  const words = useErrorWords()
  const [trouble, setTrouble] = useState<string | null>(null)
  const [change, setChange] = useState<{ visit: VisitView; change: CourseChange } | null>(null)
  const [busy, setBusy] = useState<string | null>(null)

  async function attempt(
    visit: VisitView,
    change: () => Promise<VisitView>,
    { taken, full }: { taken: string; full?: CourseChange },
  ) {
    setBusy(visit.visitId)
    setTrouble(null)
    try {
      return await change()
    } catch (error) {
      const code = problemOf(error)?.code
      if (code === 'slot-taken' && full) setChange({ visit, change: full })
      else setTrouble(code === 'slot-taken' ? taken : words(error))
      return null
    } finally {
      setBusy(null)
      void client.invalidateQueries({ queryKey: ['day'] })
      void client.invalidateQueries({ queryKey: ['range'] })
      void client.invalidateQueries({ queryKey: ['worklist'] })
      void client.invalidateQueries({ queryKey: ['visit', visit.visitId] })
    }
  }

  async function setState(visit: VisitView, state: State, quiet = false): Promise<boolean> {
    const changed = await attempt(visit, () => send('visits.state', visit, { state }), {
      taken: t('trouble.takenMeanwhile'),
    })
    if (changed && !quiet) {
      const back = visit.state as State
      toast(t(`did.${state}`), () => void setState(changed, back, true))
    }
    return changed !== null
  }

  async function setLight(visit: VisitView, on: boolean): Promise<boolean> {
    const changed = await attempt(visit, () => send('visits.light', visit, { on }), {
      taken: t('trouble.noRoomForLight', { time: time(visit.start) }),
      full: { kind: 'addOn', addOn: 'light', visitIds: [visit.visitId], on },
    })
    if (changed) toast(t(on ? 'did.lightAdded' : 'did.lightRemoved'), undoLight(changed, !on))
    return changed !== null
  }
  const undoLight = (visit: VisitView, on: boolean) => () => void setLight(visit, on)

  /** A change is looked at in its dialog before it is made. */
  const look = (visit: VisitView, asked: CourseChange) => setChange({ visit, change: asked })
  const lookAway = () => setChange(null)

  return { setState, setLight, look, lookAway, change, busy, trouble, say: setTrouble }
}

type Body = {
  'visits.state': { state: State }
  'visits.light': { on: boolean }
}

function send<K extends keyof Body>(
  route: K,
  { visitId, version }: VisitView,
  body: Body[K],
): Promise<VisitView> {
  return call(route, { params: { visitId }, body: { ...body, version } } as never) as never
}
