import type { Patient } from '@anagen/contract'

/** Lower case without accents, so that "Muñoz" is found by "munoz" and sorts beside it. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/**
 * The words a person is found by: parts of the name and of the e-mail address, the address itself,
 * and the digits of the phone number, with and without the code of its country.
 */
export function wordsOf({
  name,
  email,
  phone,
}: Pick<Patient, 'name' | 'email' | 'phone'>): string[] {
  const address = folded(email)
  const joined = folded(name)
    .split(' ')
    .map((part) => parts(part).join(''))
  const all = [...parts(folded(name)), ...joined, address, ...parts(address), ...numbersOf(phone)]
  return [...new Set(all)].filter((word) => word !== '')
}

/**
 * What somebody typed as the beginnings of words; digits with spaces or dashes between them are
 * one number.
 */
export function searchWords(typed: string): string[] {
  const text = folded(typed).replaceAll(/(\d)[\s().-]+(?=\d)/g, '$1')
  const words = text.split(' ').flatMap((word) => (word.includes('@') ? [word] : parts(word)))
  return [...new Set(words)].filter((word) => word !== '').slice(0, 8)
}

function parts(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
}

// A country code has one to three digits, and most people do not type it.
function numbersOf(phone: string): string[] {
  const digits = phone.replaceAll(/\D/g, '')
  const rest = phone.trim().startsWith('+') ? [1, 2, 3].map((n) => digits.slice(n)) : []
  return [digits, digits.replace(/^0+/, ''), ...rest]
}
