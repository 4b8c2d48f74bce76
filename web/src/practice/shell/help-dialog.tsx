import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/ui/index.ts'

const keys = [
  ['T', 'keyToday'],
  ['N / P', 'keyDays'],
  ['D / W / M / A', 'keyViews'],
  ['/', 'keySearch'],
  ['Shift P', 'keyBlur'],
  ['?', 'keyHelp'],
] as const

/** The keys of the app. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <Dialog title={t('help')} onClose={onClose}>
      <table className="table">
        <tbody>
          {keys.map(([key, words]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{t(words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
