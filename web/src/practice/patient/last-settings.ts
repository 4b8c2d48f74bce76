import type { Treatment, VisitPage } from '@anagen/contract'

/** The treatment given last that a visit's page knows of: before it, or on it once signed. */
export function lastTreatment(page: VisitPage): { date: string; treatment: Treatment } | null {
  const signed = page.entries.filter((one) => one.kind === 'signed').at(-1)?.treatment
  return signed ? { date: page.visit.date, treatment: signed } : page.last
}

export type NeedlingLine = {
  element: 'scalp' | 'brow'
  depthMm: number
  passes: number
  zones: string[]
}

/** Zones with the same depth and passes in one line, the scalp first, deepest first. */
export function needlingLines({ zones }: Pick<Treatment, 'zones'>): NeedlingLine[] {
  const lines = new Map<string, NeedlingLine>()
  for (const { zone, depthMm, passes } of zones) {
    const element = zone.startsWith('brow') ? 'brow' : 'scalp'
    const key = `${element} ${depthMm} ${passes}`
    const line = lines.get(key)
    if (line) line.zones.push(zone)
    else lines.set(key, { element, depthMm, passes, zones: [zone] })
  }
  return [...lines.values()].sort((a, b) =>
    a.element === b.element ? b.depthMm - a.depthMm : a.element === 'scalp' ? -1 : 1,
  )
}
