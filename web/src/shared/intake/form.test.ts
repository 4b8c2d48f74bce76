import { builtInQuestions, type Question, sections } from '@anagen/core/screening'
import { describe, expect, it } from 'vitest'
import {
  firstName,
  formSections,
  localToday,
  openCount,
  personQuestions,
  readDate,
  readNumber,
  resumeAt,
  sectionOrder,
} from './form.ts'
import { toggled } from './list-answer.ts'

const today = '2026-06-01'
const asked = personQuestions(builtInQuestions, { 'birth-date': '1979-01-02' })

describe('which questions a person sees', () => {
  it('leaves out what the practice answers and what is on record', () => {
    expect(asked.every((one) => one.by === 'person')).toBe(true)
    expect(asked.some((one) => one.id === 'birth-date')).toBe(false)
    expect(personQuestions(builtInQuestions, {}).some((one) => one.id === 'birth-date')).toBe(true)
  })
  it.each([
    [{}, false],
    [{ glp1: 'no' }, false],
    [{ glp1: 'unknown' }, false],
    [{ glp1: 'yes' }, true],
  ])('shows the follow-ups of a GLP-1 medicine after %j: %s', (answers, shown) => {
    const ids = formSections(asked, answers, today).flatMap((part) =>
      part.questions.map((one) => one.id),
    )
    expect(ids.includes('glp1-started-on')).toBe(shown)
  })
  it('goes through the parts in the order of the form', () =>
    expect(sectionOrder).toEqual(sections))
  it('has no empty part and loses no question', () => {
    const parts = formSections(asked, {}, today)
    expect(parts.every((part) => part.questions.length > 0)).toBe(true)
    const ids = parts.flatMap((part) => part.questions.map((one) => one.id))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(asked.filter((one) => one.when === undefined).length)
  })
})

describe('where to go on', () => {
  const question = (id: string, section: Question['section'], optional = false): Question => ({
    kind: 'yesno',
    id,
    section,
    text: { en: id, es: id },
    by: 'person',
    optional,
    elements: ['scalp'],
    changes: false,
  })
  const parts = (answers: Record<string, string>) =>
    formSections(
      [
        question('a', 'general'),
        question('b', 'hair'),
        question('c', 'hair', true),
        question('d', 'skin'),
      ],
      answers,
      today,
    )
  it.each([
    [{}, 0, 3],
    [{ a: 'yes' }, 1, 2],
    [{ a: 'unknown', b: 'no' }, 2, 1],
    [{ a: 'no', b: 'no', d: 'no' }, 2, 0],
    [{ d: 'yes' }, 0, 2],
  ])('after %j: part %i, %i open', (answers, at, open) => {
    expect(resumeAt(parts(answers), answers)).toBe(at)
    expect(openCount(parts(answers), answers)).toBe(open)
  })
  it('stays on the page of a form without questions', () => expect(resumeAt([], {})).toBe(0))
})

describe('typed answers', () => {
  it.each([
    ['', null, null],
    ['0', 0, null],
    ['100', 100, null],
    ['2,5', 2.5, null],
    [' 7 ', 7, null],
    ['-1', null, 'range'],
    ['100.1', null, 'range'],
    ['a few', null, 'unreadable'],
  ])('number %j', (typed, answer, problem) =>
    expect(readNumber({ min: 0, max: 100 }, typed)).toEqual({ answer, problem }),
  )
  it.each([
    ['', true, null, null],
    ['2026-06-01', true, '2026-06-01', null],
    ['2026-06-02', true, null, 'future'],
    ['2026-06-02', false, '2026-06-02', null],
    ['1899-12-31', true, null, 'unreadable'],
    ['0002-01-01', true, null, 'unreadable'],
  ])('date %j', (typed, past, answer, problem) =>
    expect(readDate({ past }, typed, today)).toEqual({ answer, problem }),
  )
  it.each([
    [undefined, 'a', ['a']],
    [['a'], 'b', ['a', 'b']],
    [['a', 'b'], 'a', ['b']],
    [['a'], 'a', []],
    [['a'], 'none', []],
    [['a'], 'unknown', 'unknown'],
    ['unknown', 'a', ['a']],
  ])('list %j and %s', (value, id, after) => expect(toggled(value, id)).toEqual(after))
})

describe('names and days', () => {
  it.each([
    ['June Alder', 'June'],
    ['Demo: June A.', 'June'],
    ['Cher', 'Cher'],
  ])('%s is called %s', (name, first) => expect(firstName(name)).toBe(first))
  it('takes the day of the device', () =>
    expect(localToday(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05'))
})
