import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { Choices } from '../shared/ui/index.ts'

/** English or Spanish, each in its own word. */
export function LanguageSwitch() {
  const { t } = useTranslation('portal')
  return (
    <Choices
      legend={t('language')}
      hideLegend
      look="segmented"
      options={[
        { value: 'en', label: <span lang="en">English</span> },
        { value: 'es', label: <span lang="es">Español</span> },
      ]}
      value={i18next.language === 'es' ? 'es' : 'en'}
      onChange={(language) => void i18next.changeLanguage(language)}
    />
  )
}
