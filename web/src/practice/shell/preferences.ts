import { browserLanguage } from '../../shared/i18n/index.ts'

// Only how the page looks is kept in the browser: nothing about people.
export type Theme = 'auto' | 'light' | 'dark'

/** The appearance chosen on this device. */
export function preferredTheme(): Theme {
  const kept = localStorage.getItem('theme')
  return kept === 'light' || kept === 'dark' ? kept : 'auto'
}

/** Applies and keeps an appearance. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem('theme', theme)
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** The language chosen on this device, else the browser's. */
export function preferredLanguage(): 'en' | 'es' {
  const kept = localStorage.getItem('language')
  return kept === 'en' || kept === 'es' ? kept : browserLanguage()
}

/** Keeps a language for the next visit. */
export function keepLanguage(language: 'en' | 'es'): void {
  localStorage.setItem('language', language)
}
