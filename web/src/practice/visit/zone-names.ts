import type { VisitPage } from '@anagen/contract'
import { inLanguage } from '../../shared/i18n/index.ts'

/** What a zone is called: as the protocol names it, else as it was recorded. */
export function zoneName({ protocol }: Pick<VisitPage, 'protocol'>, zone: string): string {
  const area = protocol.areas.find((one) => one.id === zone)
  return area ? inLanguage(area.name) : zone
}
