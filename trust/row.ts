/** One line of the table `npm run trust` prints. */
export type TrustRow = {
  test: string
  /** How often the test's one step was run. */
  count: number
  /** How many of these went wrong; 0 is the only good figure. */
  failures: number
  /** What the random choices grow from: the same seed chooses the same. */
  seed: number
  seconds: number
  note: string
}
