import type { VisitPage } from '@anagen/contract'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { instant } from '../../shared/format.ts'
import { Button, Icon, useToast } from '../../shared/ui/index.ts'
import { useSession } from '../session.ts'
import { type Autosave, lastSeq } from './autosave.ts'
import { recordOf } from './use-draft.ts'

/** What keeps a draft from being saved, in words, and the ways out. Nothing typed is lost by any. */
export function SaveTroubles({ page, autosave }: { page: VisitPage; autosave: Autosave }) {
  const { t } = useTranslation('visit')
  const { status, problem, heldBack } = useSyncExternalStore(autosave.subscribe, autosave.view)
  if (status === 'stale') return <Collision page={page} autosave={autosave} />
  if (status === 'refused' && problem) {
    return (
      <div className="notice" role="alert">
        <Icon name="warning" />
        <div>
          <p>{t('refused')}</p>
          <p>{problem.title}</p>
          <ul className="plain">
            {problem.problems?.map((one) => (
              <li key={one.path + one.message}>{one.message}</li>
            ))}
          </ul>
          <Button look="quiet" size="small" onClick={() => void autosave.flush()}>
            {t('tryAgain')}
          </Button>
        </div>
      </div>
    )
  }
  if (heldBack.length === 0) return null
  return (
    <div className="notice" role="status">
      <Icon name="warning" />
      <ul className="plain">
        {heldBack.map((one) => (
          <li key={one}>{t(`heldBack.${one}`)}</li>
        ))}
      </ul>
    </div>
  )
}

function Collision({ page, autosave }: { page: VisitPage; autosave: Autosave }) {
  const { t } = useTranslation('visit')
  const { practice } = useSession()
  const toast = useToast()
  const theirs = page.entries.findLast((entry) => entry.treatment !== null)
  const known = theirs && lastSeq(page) !== autosave.view().seq
  const load = () => {
    const mine = autosave.view().draft
    autosave.rebase(recordOf(page), false)
    toast(t('collision.loaded'), () => autosave.change(() => mine))
  }
  return (
    <div className="notice" role="alert">
      <Icon name="warning" />
      <div className="stack">
        <p>
          {known
            ? t('collision.who', { name: theirs.by, at: instant(theirs.at, practice.zone) })
            : t('collision.somebody')}
        </p>
        <div className="row">
          <Button look="quiet" onClick={load}>
            {t('collision.loadTheirs')}
          </Button>
          <Button look="quiet" onClick={() => autosave.rebase(recordOf(page), true)}>
            {t('collision.keepMine')}
          </Button>
        </div>
      </div>
    </div>
  )
}
