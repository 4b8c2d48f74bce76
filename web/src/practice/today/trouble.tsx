import { useTranslation } from 'react-i18next'
import { Button, Icon } from '../../shared/ui/index.ts'
import type { VisitActions } from './use-visit-actions.ts'

/** A refusal in words, until it is closed. */
export function Trouble({ actions }: { actions: VisitActions }) {
  const { t } = useTranslation('common')
  if (!actions.trouble) return null
  return (
    <div className="notice trouble" role="alert">
      <Icon name="warning" />
      <div>{actions.trouble}</div>
      <Button
        look="plain"
        size="small"
        icon="close"
        aria-label={t('close')}
        onClick={() => actions.say(null)}
      />
    </div>
  )
}
