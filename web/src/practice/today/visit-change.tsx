import type { CourseChange, VisitView } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/index.ts'
import { ChangeDialog } from '../changes/change-dialog.tsx'
import type { VisitActions } from './use-visit-actions.ts'

type Props = {
  visit: VisitView
  change: CourseChange
  actions: VisitActions
  onClose: () => void
}

/** A change of one visit, looked at first; who did not come may also only be noted. */
export function VisitChange({ visit, change, actions, onClose }: Props) {
  const { t } = useTranslation('changes')
  const { courseId, patientId, patientName } = visit
  const missed = change.kind === 'replace' && change.missed && visit.state !== 'missed'
  const note = () => {
    onClose()
    void actions.setState(visit, 'missed')
  }
  return (
    <ChangeDialog
      about={{ courseId, patientId, patientName }}
      change={change}
      onClose={onClose}
      instead={
        missed && (
          <Button look="plain" onClick={note}>
            {t('onlyNote')}
          </Button>
        )
      }
    />
  )
}
