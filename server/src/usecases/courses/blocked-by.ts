import type { CourseView } from '@anagen/contract'
import { Refusal } from '../refusal.ts'

type Pause = CourseView['pauses'][number]

/** The refusal that tells every reason why something may not go on. */
export function blockedBy(title: string, pauses: readonly Pause[]): Refusal {
  const problems = pauses.map((pause) => ({
    path: pause.ruleId ?? pause.code,
    message: pause.until === null ? pause.text : `${pause.text} (${pause.until})`,
  }))
  return new Refusal('blocked', title, problems)
}
