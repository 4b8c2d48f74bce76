import type { Spot } from '@anagen/contract'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { heads, outlines, shapes, type View } from '../../shared/scalp-map/zones.ts'
import { markRadius, paper } from './spot-places.ts'

type Mark = Pick<Spot, 'x' | 'y' | 'reference'> & {
  letter: string
  look?: 'chosen' | 'faint' | undefined
}

/** One side of the head with its spots. A tap says where; steppers beside it do the same. */
export function SpotView({
  view,
  marks,
  onPlace,
}: {
  view: View
  marks: readonly Mark[]
  onPlace?: (at: { x: number; y: number }) => void
}) {
  const { t } = useTranslation('scalp-map')
  const place = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    // The drawing keeps its shape: it stands in the middle of a box that is wider or higher.
    const scale = Math.min(box.width / paper.width, box.height / paper.height)
    const left = box.left + (box.width - paper.width * scale) / 2
    const top = box.top + (box.height - paper.height * scale) / 2
    const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100
    onPlace?.({
      x: share((event.clientX - left) / scale / paper.width),
      y: share((event.clientY - top) / scale / paper.height),
    })
  }
  return (
    <figure className="spot-view">
      <svg
        viewBox={`${paper.x} ${paper.y} ${paper.width} ${paper.height}`}
        aria-hidden="true"
        className={onPlace ? 'open' : ''}
        onClick={onPlace && place}
      >
        {heads[view] && <path d={heads[view] ?? ''} className="spot-head" />}
        {view === 'brows' &&
          shapes.brows.map((shape) => (
            <path key={shape.zone} d={shape.path} className="spot-head" />
          ))}
        {outlines[view].map((path) => (
          <path key={path} d={path} className="spot-outline" />
        ))}
        {marks.map((mark) => (
          <g
            key={mark.letter}
            transform={`translate(${paper.x + mark.x * paper.width} ${paper.y + mark.y * paper.height})`}
            className={`spot-mark ${mark.look ?? ''} ${mark.reference ? 'reference' : ''}`}
          >
            <circle r={markRadius} />
            <text y={4.5}>{mark.letter}</text>
          </g>
        ))}
      </svg>
      <figcaption>{t(view)}</figcaption>
    </figure>
  )
}

/** A, B, C … in the order in which spots were marked. */
export const letterOf = (index: number) => String.fromCharCode(65 + (index % 26))
