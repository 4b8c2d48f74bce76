import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** How long the best choice is looked for at most, in seconds; then the best so far is shown. */
const atMost = 20

/** The search under way: how long it has taken of the time it may take. */
export function SearchBar() {
  const { t } = useTranslation('absence')
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const started = Date.now()
    const tick = setInterval(() => setSeconds((Date.now() - started) / 1000), 200)
    return () => clearInterval(tick)
  }, [])
  return (
    <div className="search-bar" role="status">
      <p>{t('looking', { count: atMost })}</p>
      <progress max={atMost} value={Math.min(seconds, atMost)} aria-label={t('lookingLabel')} />
    </div>
  )
}
