import { eventTexts, type LifeEvent } from '@anagen/core/outcome'
import { inLanguage } from '../../shared/i18n/index.ts'

/** "GLP-1 medicine: semaglutide". */
export function eventName({ kind, label }: Pick<LifeEvent, 'kind' | 'label'>): string {
  const name = inLanguage(eventTexts[kind])
  return label.trim() ? `${name}: ${label.trim()}` : name
}
