import type { Progress } from '@anagen/contract'
import { stopWords } from '@anagen/core/outcome'
import { language } from '../../shared/i18n/index.ts'
import { inOrder } from '../progress/series.ts'

/** What the stop rule says from week 24 on; nothing before. */
export function StopCard({ progress }: { progress: Progress }) {
  const stop = inOrder(progress.judged)[0]?.verdict.stop ?? null
  const words = stopWords(stop, language())
  if (!words) return null
  return (
    <section className="card review-stop" aria-labelledby="stop-title">
      <h2 id="stop-title">{words.headline}</h2>
      {words.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {words.notes.map((note) => (
        <p key={note} className="soft small">
          {note}
        </p>
      ))}
    </section>
  )
}
