// Names apart from schemas, so that a page which lists them need not carry the schemas along.

/** What can be measured in a person. The order is the order of lists. */
export const measureIds = [
  'density-terminal',
  'density-total',
  'calibre-mean',
  'calibre-median',
  'terminal-share',
  'cumulative-thickness',
  'coverage',
  'part-width',
  'salt',
  'brow-area',
  'brow-coverage',
  'shedding-comb',
  'shedding-wash',
  'pull-test',
  'self-rating',
  'practitioner-rating',
  'pain',
  'phq4',
  'feel-shedding',
  'feel-scalp',
  'feel-stress',
  'feel-sleep',
  'feel-food',
  'feel-mood',
] as const

/** How a figure was come by. Figures of different methods never share a trend. */
export const methods = [
  /** Hair by hair against the baseline picture. */
  'hair-to-hair',
  /** Counted by the engine in a close-up; corrected by a person; counted by a person alone. */
  'engine',
  'engine-corrected',
  'by-hand',
  /** From an outlined photograph of the head or brow; estimated by looking at the person. */
  'photo',
  'inspection',
  /** Comb, wash, pull: counted hairs. */
  'count',
  /** Asked. */
  'question',
] as const

/** Where on the person: a marked spot, the head as a whole, a brow, or the person. */
export const siteKinds = ['spot', 'head', 'brow', 'person'] as const

export const diagnoses = [
  'pattern',
  'alopecia_areata',
  'telogen_effluvium',
  'after_cancer_treatment',
  'scarring',
  'other',
  'not_assessed',
] as const

/** What else happened: never a cause, always shown beside. */
export const eventKinds = [
  'glp1',
  'minoxidil',
  'finasteride',
  'medicine',
  'illness',
  'surgery',
  'childbirth',
  'weight-loss',
  'stress',
  'diet',
  'haircut-or-dye',
  'other',
] as const

export const verdictStates = ['more', 'less', 'cannot tell', 'not comparable', 'band only'] as const

/** Why there is no comparison, or why it is weaker. */
export const verdictReasons = [
  'no baseline',
  'no follow-up',
  'before the first look',
  'other method',
  'other device',
  'other scale',
  'other engine',
  'other area',
  'other hairs',
  'alopecia areata',
] as const
