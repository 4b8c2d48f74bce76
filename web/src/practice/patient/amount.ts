/** The greatest amount the contract takes, in minor units. */
const mostMinor = 100_000_000

/** An amount as typed, in either decimal style, in minor units; null where it is none. */
export function readAmount(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(text)) return null
  const minor = Math.round(Number(text) * 100)
  return minor >= 1 && minor <= mostMinor ? minor : null
}
