import { diagnosisClasses, patient } from '@anagen/contract'
import { describe, expect, it } from 'vitest'
import {
  diagnoses,
  draftOf,
  emptyPerson,
  personOf,
  personProblems,
  toldByField,
} from './person-form.ts'

const today = '2026-06-01'
const draft = { ...emptyPerson('en'), name: 'June Alder' }

describe('a person as typed', () => {
  it('offers every diagnosis class', () =>
    expect([...diagnoses].sort()).toEqual([...diagnosisClasses].sort()))
  it.each([
    [{}, {}],
    [{ name: '  ' }, { name: 'required' }],
    [{ bornOn: today }, {}],
    [{ bornOn: '2026-06-02' }, { bornOn: 'future' }],
    [{ bornOn: '1899-12-31' }, { bornOn: 'old' }],
    [{ email: 'june' }, { email: 'email' }],
    [{ email: 'june@home' }, { email: 'email' }],
    [{ email: ' june@example.org ' }, {}],
  ])('with %j has the problems %j', (change, problems) =>
    expect(personProblems({ ...draft, ...change }, today)).toEqual(problems),
  )
  it('is sent trimmed and as the contract asks', () => {
    const sent = personOf({ ...draft, name: ' June Alder ', email: ' june@example.org ' })
    expect(sent.name).toBe('June Alder')
    expect(sent.bornOn).toBeNull()
    expect(patient.omit({ patientId: true, version: true }).safeParse(sent).success).toBe(true)
  })
  it('comes back the same from the record', () => {
    const person = personOf({ ...draft, bornOn: '1979-02-03', phone: '555 0100' })
    expect(draftOf({ ...person, patientId: 'x', version: 1 })).toEqual({
      ...draft,
      bornOn: '1979-02-03',
      phone: '555 0100',
    })
  })
  it('shows what the server said at its field', () =>
    expect(
      toldByField({
        type: 'about:blank',
        status: 400,
        code: 'bad-request',
        title: 'x',
        problems: [{ path: 'email', message: 'is not an e-mail address' }],
      }),
    ).toEqual({ email: 'is not an e-mail address' }))
})
