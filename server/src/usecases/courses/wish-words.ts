import type { PlanAnswer } from '@anagen/contract'
import type { PlanAnswer as Planned } from '@anagen/core/series'
import type { Language, Text } from '@anagen/core/shared'

type WishCost = Planned['wishCosts'][number]

const wishes: Record<WishCost['wish'], Text> = {
  weekdays: { en: 'the wished weekdays', es: 'los días de la semana deseados' },
  hours: { en: 'the wished times', es: 'las horas deseadas' },
  practitioner: { en: 'the wished practitioner', es: 'el profesional deseado' },
  vetoWeekdays: { en: 'the weekdays ruled out', es: 'los días de la semana excluidos' },
  away: { en: 'the time away', es: 'los días de ausencia' },
}

/**
 * What each wish cost in words: how much better the plan would be without it.
 */
export function wishCostsOf(
  costs: readonly WishCost[],
  language: Language,
): PlanAnswer['wishCosts'] {
  return costs.map(({ wish, cost }) => {
    const name = wishes[wish][language]
    return { wish, text: sentence(name, cost)[language], cost }
  })
}

function sentence(name: string, cost: number): Text {
  if (cost === 0)
    return { en: `Keeping ${name} costs nothing.`, es: `Respetar ${name} no cuesta nada.` }
  return {
    en: `Without ${name} the plan would be better by ${cost}.`,
    es: `Sin ${name} el plan mejoraría en ${cost}.`,
  }
}
