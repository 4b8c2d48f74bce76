import { describe, expect, test } from 'vitest'
import { builtInQuestions, builtInRules, questionsIn } from '../screening/index.ts'
import { elements } from '../shared/index.ts'
import { questionsOf, screeningFor } from './screened.ts'

describe('the screening of some elements', () => {
  test('all elements keep every rule and question', () => {
    const all = screeningFor(elements, builtInQuestions, builtInRules)
    expect(all).toEqual({ questions: [...builtInQuestions], rules: [...builtInRules] })
  })

  test.each(elements.map((element) => ({ element })))(
    '$element alone can be decided',
    ({ element }) => {
      const { questions, rules } = screeningFor([element], builtInQuestions, builtInRules)
      const ids = new Set(questions.map((question) => question.id))
      const needed = [
        ...rules.flatMap(questionsOf),
        ...questions.flatMap(({ when }) => (when ? questionsIn(when) : [])),
      ]
      expect(needed.filter((id) => !ids.has(id))).toEqual([])
      const left = builtInRules.filter((rule) => !rules.includes(rule))
      const speaking = left.filter((rule) => rule.branches.some(({ decide }) => decide[element]))
      expect(speaking).toEqual([])
    },
  )

  test('acupuncture drops what only concerns needling', () => {
    const { rules } = screeningFor(['acupuncture'], builtInQuestions, builtInRules)
    expect(rules.length).toBeLessThan(builtInRules.length)
  })

  test('no element, nothing to ask', () => {
    expect(screeningFor([], builtInQuestions, builtInRules)).toEqual({ questions: [], rules: [] })
  })
})
