import type { Observation } from './schema.ts'

const sum = (figures: readonly number[]) => figures.reduce((all, one) => all + one, 0)

/** Figures of several spots on one day as one: the mean of all repeats, the areas and hairs together. */
function poolDay(day: readonly Observation[]): Observation {
  const [first] = day as [Observation, ...Observation[]]
  const repeats = day.flatMap((one) => (one.repeats.length > 0 ? one.repeats : [one.value]))
  const areas = day.flatMap(({ areaCm2 }) => (areaCm2 === null ? [] : [areaCm2]))
  const matched = day.flatMap((one) => (one.matched === null ? [] : [one.matched]))
  const same = new Set(matched.map(({ against }) => against)).size === 1
  const whole = matched.length === day.length && same
  return {
    ...first,
    value: sum(day.map(({ value }) => value)) / day.length,
    repeats: repeats.slice(0, 20),
    areaCm2: areas.length === day.length ? sum(areas) : null,
    matched:
      whole && matched[0]
        ? {
            against: matched[0].against,
            kept: sum(matched.map(({ kept }) => kept)),
            gained: sum(matched.map(({ gained }) => gained)),
            lost: sum(matched.map(({ lost }) => lost)),
          }
        : null,
  }
}

/**
 * Several spots of one person as one larger spot, so that they are judged together: three spots of
 * 1 cm2 see what one of 3 cm2 sees. Only days on which every spot was measured, in the same way, are
 * used; a spot that is missing would change the mean by its absence.
 */
export function poolSpots(spots: readonly (readonly Observation[])[]): Observation[] {
  const [first = [], ...others] = spots
  const alike = (a: Observation, b: Observation) =>
    a.date === b.date &&
    a.method === b.method &&
    a.device === b.device &&
    a.engine === b.engine &&
    a.umPerPx === b.umPerPx
  return first.flatMap((one) => {
    const rest = others.map((spot) => spot.find((other) => alike(one, other)))
    const day = rest.flatMap((other) => (other ? [other] : []))
    return day.length === others.length ? [poolDay([one, ...day])] : []
  })
}
