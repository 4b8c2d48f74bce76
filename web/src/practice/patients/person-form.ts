import type { Patient, Problem } from '@anagen/contract'

/** A person as typed; everything is text until it is sent. */
export type PersonDraft = {
  name: string
  bornOn: string
  email: string
  phone: string
  language: Patient['language']
  diagnosisClass: Patient['diagnosisClass']
}

/** In the order in which a form offers them. */
export const diagnoses: Patient['diagnosisClass'][] = [
  'not_assessed',
  'pattern',
  'alopecia_areata',
  'telogen_effluvium',
  'after_cancer_treatment',
  'scarring',
  'other',
]

/** An empty form, in the language of the practice. */
export function emptyPerson(language: Patient['language']): PersonDraft {
  return { name: '', bornOn: '', email: '', phone: '', language, diagnosisClass: 'not_assessed' }
}

/** The form of a person on record. */
export function draftOf(person: Patient): PersonDraft {
  const { name, email, phone, language, diagnosisClass } = person
  return { name, bornOn: person.bornOn ?? '', email, phone, language, diagnosisClass }
}

/** What is sent: trimmed, and no birth date where none was typed. */
export function personOf(draft: PersonDraft): Omit<Patient, 'patientId' | 'version'> {
  return {
    ...draft,
    name: draft.name.trim(),
    email: draft.email.trim(),
    phone: draft.phone.trim(),
    bornOn: draft.bornOn === '' ? null : draft.bornOn,
  }
}

/** What is wrong, as keys of the catalogue, by field. */
export function personProblems(
  draft: PersonDraft,
  today: string,
): Partial<Record<keyof PersonDraft, 'required' | 'future' | 'email' | 'old'>> {
  const email = draft.email.trim()
  return {
    ...(draft.name.trim() === '' && { name: 'required' as const }),
    ...(draft.bornOn > today && { bornOn: 'future' as const }),
    ...(draft.bornOn !== '' && draft.bornOn < '1900' && { bornOn: 'old' as const }),
    ...(email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && { email: 'email' as const }),
  }
}

/** The server's words by field. */
export function toldByField(problem: Problem | null): Record<string, string> {
  const told = problem?.problems ?? []
  return Object.fromEntries(told.map((one) => [one.path, one.message]))
}
