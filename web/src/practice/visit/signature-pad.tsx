import { getStroke } from 'perfect-freehand'
import { type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/index.ts'

/** Pen strokes as [x, y] pairs in shares of the field's width. */
export type Strokes = [number, number][][]

const width = 1000
const height = 300
const mostPoints = 3000

/** A field to sign in with pen or finger. The name can be typed instead, so no key is needed here. */
export function SignaturePad({
  strokes,
  onChange,
}: {
  strokes: Strokes
  onChange: (strokes: Strokes) => void
}) {
  const { t } = useTranslation('visit')
  const [current, setCurrent] = useState<[number, number][] | null>(null)
  const pointOf = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (n: number) => Math.round((n / box.width) * 10_000) / 10_000
    return [share(event.clientX - box.left), share(event.clientY - box.top)]
  }
  const start = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setCurrent([pointOf(event)])
  }
  const go = (event: PointerEvent<SVGSVGElement>) => {
    const point = pointOf(event)
    setCurrent((line) => (line && line.length < mostPoints ? [...line, point] : line))
  }
  const end = () => {
    if (current) onChange([...strokes, current])
    setCurrent(null)
  }
  return (
    <div className="stack">
      <svg
        className="signature"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('consent.pad')}
        onPointerDown={start}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="60" y1="230" x2="940" y2="230" className="rule" />
        {[...strokes, ...(current ? [current] : [])].map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes only come and go at the end
          <path key={i} d={outlineOf(line)} />
        ))}
      </svg>
      <div className="row">
        <Button
          look="quiet"
          icon="undo"
          disabled={strokes.length === 0}
          onClick={() => onChange(strokes.slice(0, -1))}
        >
          {t('consent.undoStroke')}
        </Button>
      </div>
    </div>
  )
}

/** The outline of one stroke as an SVG path. */
export function outlineOf(line: Strokes[number]): string {
  const outline = getStroke(
    line.map(([x, y]) => [x * width, y * width]),
    { size: 9, thinning: 0.55, smoothing: 0.5, streamline: 0.4 },
  )
  const points = outline.map(([x = 0, y = 0]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
  return points.length === 0 ? '' : `M${points.join('L')}Z`
}
