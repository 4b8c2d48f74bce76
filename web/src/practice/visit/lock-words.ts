import type { Element } from '@anagen/core/shared'
import { useTranslation } from 'react-i18next'
import type { Room } from './room.ts'

/** Says why a step takes nothing now: not arrived yet, or all it treats is paused. */
export function useLockWords({ locked, page, context }: Room) {
  const { t } = useTranslation('visit')
  return (treats: readonly Element[] = []): string | null => {
    if (locked) return t(page.visit.state === 'done' ? 'lock.done' : 'lock.notArrived')
    const planned = treats.filter((one) => page.visit.elements.includes(one))
    const paused = planned.length > 0 && !planned.some((one) => context.elements.includes(one))
    return paused ? t('lock.paused') : null
  }
}
