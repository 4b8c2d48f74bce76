/** State of a visit on the ribbon; `planned` ones are not booked, `unplaced` ones lost their time. */
export type RibbonState =
  | 'planned'
  | 'booked'
  | 'arrived'
  | 'done'
  | 'missed'
  | 'cancelled'
  | 'unplaced'

export type RibbonVisit = {
  n: number
  date: string
  state: RibbonState
  light: boolean
  brow: boolean
  /** Where the visit may lie; null when that is no longer of interest. */
  window: { from: string; to: string } | null
  /** Opens the visit, where it can be opened. */
  visitId?: string
}

/** One course over time, as planner, chart and report draw it. Dates are local calendar dates. */
export type RibbonData = {
  today: string
  visits: RibbonVisit[]
  holds: { from: string; to: string | null; label: string }[]
  reviews: { date: string; label: string }[]
  /** Photos and measures: taken, or still to come. */
  ticks: { date: string; planned: boolean; kind?: 'photo' | 'measure' }[]
  /** Medicines and events under the line. */
  marks: { from: string; to: string | null; label: string }[]
  /** Hair sheds more in autumn: shown as a faint shade for the hemisphere. */
  hemisphere: 'north' | 'south'
}
