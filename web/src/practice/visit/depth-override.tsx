import { useTranslation } from 'react-i18next'
import { TextArea } from '../../shared/ui/index.ts'
import type { Room } from './room.ts'
import { withinLimits } from './treatment-form.ts'

/** Going deeper than the limit: a licensed person's written reason, or a plain no. */
export function DepthOverride({ room }: { room: Room }) {
  const { t } = useTranslation('visit')
  const { draft, context, licensed, change } = room
  return (
    <details className="more" open={draft.depthReason !== '' || undefined}>
      <summary>{t('override.title')}</summary>
      {licensed ? (
        <TextArea
          label={t('override.reason')}
          help={t('override.help')}
          maxLength={1000}
          value={draft.depthReason}
          onChange={(depthReason) =>
            change((now) => withinLimits({ ...now, depthReason }, context))
          }
        />
      ) : (
        <p>{t('override.unlicensed')}</p>
      )}
    </details>
  )
}
