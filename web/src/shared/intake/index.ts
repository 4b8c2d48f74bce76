export { firstName, localToday } from './form.ts'
export { IntakeForm } from './intake-form.tsx'
export { QuestionField } from './question-field.tsx'
