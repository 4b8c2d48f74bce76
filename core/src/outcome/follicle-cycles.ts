import type { Basis } from '../shared/index.ts'

/** How long a phase lasts: mean and standard deviation in months (of 30.44 days), log-normal. */
export interface PhaseLength {
  mean: number
  sd: number
}

/**
 * The three phases of a follicle: anagen (the hair grows; catagen is counted here), telogen (it
 * rests, and is shed at the end) and latency (empty, kenogen). A hair is visible in the first two.
 */
export const phases = ['anagen', 'telogen', 'latency'] as const
export type Phase = (typeof phases)[number]
export type Cycle = Record<Phase, PhaseLength>

/** A set of phase lengths and what it rests on. */
export interface CycleSet {
  cycle: Cycle
  basis: Basis
}

const months = ([mean, sd]: readonly [number, number]): PhaseLength => ({ mean, sd })

/**
 * The sets in use, months +/- SD. The table of Halloy et al., PNAS 2000, 97:8328, could not be read,
 * so `healthy` and `androgenetic` are our assumptions until they are fitted to it; that lengths are
 * log-normal is from Bernard 2012 (930 follicles, 10 men, 14 years).
 */
export const cycleSets = {
  /** 88 % anagen, 7 % telogen, 5 % empty; anagen 3 +/- 1 years, telogen 3 +/- 1 months. */
  healthy: {
    cycle: { anagen: months([36, 12]), telogen: months([3, 1]), latency: months([2, 1]) },
    basis: {
      kind: 'practice',
      source: 'Our assumption, to be fitted to Halloy 2000',
      date: '2026',
    },
  },
  /** 57 % anagen, 14 % telogen, 29 % empty: shorter anagen, longer and more varied latency. */
  androgenetic: {
    cycle: { anagen: months([12, 8]), telogen: months([3, 1]), latency: months([6, 5]) },
    basis: {
      kind: 'practice',
      source: 'Our assumption, to be fitted to Halloy 2000',
      date: '2026',
    },
  },
  /** 45 % anagen, 30 % telogen, 25 % empty. The paper's model has no spread; 30 % is ours. */
  published: {
    cycle: { anagen: months([3.6, 1.08]), telogen: months([2.4, 0.72]), latency: months([2, 0.6]) },
    basis: {
      kind: 'study',
      source: 'Halloy et al., J. Theor. Biol. 2002, 214:469 (BioModels MODEL1006230014)',
      date: '2002',
    },
  },
} as const satisfies Record<string, CycleSet>
export type CycleName = keyof typeof cycleSets

/** The share (0-1) of follicles in each phase when nothing changes: its mean over the cycle's. */
export function steadyShares(cycle: Cycle): Record<Phase, number> {
  const { anagen, telogen, latency } = cycle
  const total = anagen.mean + telogen.mean + latency.mean
  return {
    anagen: anagen.mean / total,
    telogen: telogen.mean / total,
    latency: latency.mean / total,
  }
}
