import { Counter, collectDefaultMetrics, Histogram, register } from 'prom-client'

collectDefaultMetrics()
const calls = new Counter({
  name: 'anagen_calls_total',
  help: 'Calls by route and status',
  labelNames: ['route', 'status'],
})
const seconds = new Histogram({
  name: 'anagen_call_seconds',
  help: 'Time a call took',
  labelNames: ['route'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
})

/** Counts one call. Route names are those of the contract: no path, no person. */
export function countCall(route: string, status: number, ms: number): void {
  calls.inc({ route, status: String(status) })
  seconds.observe({ route }, ms / 1000)
}

/** All metrics in the Prometheus text format. */
export function metricsText(): Promise<string> {
  return register.metrics()
}
