import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

const catalogues = import.meta.glob<Record<string, unknown>>('../locales/*/*.json', {
  import: 'default',
})

/** Loads one catalogue when a page first needs it: only the language and the namespace in use. */
const backend = {
  type: 'backend' as const,
  init() {},
  read(language: string, namespace: string, done: (error: unknown, data: unknown) => void) {
    const load = catalogues[`../locales/${language}/${namespace}.json`]
    if (!load) return done(new Error(`no catalogue ${language}/${namespace}`), null)
    load().then(
      (data) => done(null, data),
      (error) => done(error, null),
    )
  },
}

/** The language of this browser among those there are; English otherwise. */
export function browserLanguage(): 'en' | 'es' {
  return navigator.language.startsWith('es') ? 'es' : 'en'
}

/** Starts the catalogues. `common` is always there; a screen names its own namespace. */
export async function startI18n(language: string): Promise<void> {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      supportedLngs: ['en', 'es'],
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
  document.documentElement.lang = i18next.language
  i18next.on('languageChanged', (chosen) => {
    document.documentElement.lang = chosen
  })
}

/** The language in use. */
export const language = (): 'en' | 'es' => (i18next.language === 'es' ? 'es' : 'en')

/** A text that exists in both languages, in the one in use. */
export function inLanguage(text: { en: string; es: string }): string {
  return text[language()]
}
