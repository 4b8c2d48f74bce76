import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import {
  Button,
  Checkbox,
  Dialog,
  ErrorState,
  Notice,
  Select,
  Skeleton,
  TextInput,
} from '../../shared/ui/index.ts'
import { roleNames, type Staff } from './roles.ts'
import { useSave } from './use-save.ts'

/** Who works here, in which role, with which licence. */
export function PeoplePart() {
  // The dialog's words too: loading them later would blank the page.
  const { t } = useTranslation(['settings', 'common', 'setup'])
  const [edited, setEdited] = useState<Staff | 'new' | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['staff'],
    queryFn: () => call('staff.list', {}),
  })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <section className="card">
      <div className="spread">
        <h2>{t('parts.people')}</h2>
        <Button look="quiet" size="small" icon="add" onClick={() => setEdited('new')}>
          {t('addPerson')}
        </Button>
      </div>
      <ul className="plain lines">
        {data.staff.map((s) => (
          <li key={s.staffId} className={`settings-line ${s.active ? '' : 'settings-off'}`}>
            <div className="settings-facts">
              <strong>{s.name}</strong>
              <span className="chip">{t(`common:role.${s.role}`)}</span>
              <span className="soft">{s.licence || s.email}</span>
              {!s.active && <span>{t('inactive')}</span>}
            </div>
            <Button
              look="plain"
              size="small"
              icon="edit"
              onClick={() => setEdited(s)}
              aria-label={`${t('common:edit')}: ${s.name}`}
            />
          </li>
        ))}
      </ul>
      {edited && (
        <PersonDialog person={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </section>
  )
}

function PersonDialog({ person, onClose }: { person: Staff | null; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'common', 'setup'])
  const [form, setForm] = useState(
    person ?? {
      name: '',
      email: '',
      role: 'practitioner' as Staff['role'],
      licence: '',
      active: true,
    },
  )
  const [password, setPassword] = useState('')
  const send = () => {
    const { name, email, role, licence, active } = form
    return person
      ? call('staff.update', {
          params: { staffId: person.staffId },
          body: { name, role, licence, active, version: person.version },
        })
      : call('staff.create', { body: { name, email, role, licence, password } })
  }
  const save = useSave(send, ['staff'], onClose)
  return (
    <Dialog
      title={person ? person.name : t('addPerson')}
      onClose={onClose}
      onSubmit={() => save.run(undefined)}
      footer={
        <Button type="submit" busy={save.busy}>
          {t('common:save')}
        </Button>
      }
    >
      {save.failed && <Notice>{save.failed}</Notice>}
      <TextInput
        label={t('name')}
        value={form.name}
        onChange={(name) => setForm({ ...form, name })}
        error={save.problem('name')}
      />
      {!person && (
        <>
          <TextInput
            label={t('setup:email')}
            type="email"
            value={form.email}
            onChange={(email) => setForm({ ...form, email })}
            error={save.problem('email')}
          />
          <TextInput
            label={t('firstPassword')}
            help={t('setup:passwordHelp')}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            error={save.problem('password')}
          />
        </>
      )}
      <Select
        label={t('role')}
        value={form.role}
        onChange={(role) => setForm({ ...form, role: role as Staff['role'] })}
        options={roleNames.map((value) => ({ value, label: t(`common:role.${value}`) }))}
      />
      <TextInput
        label={t('setup:licence')}
        help={t('setup:licenceHelp')}
        value={form.licence}
        onChange={(licence) => setForm({ ...form, licence })}
        error={save.problem('licence')}
      />
      {person && (
        <Checkbox
          label={t('worksHere')}
          checked={form.active}
          onChange={(active) => setForm({ ...form, active })}
        />
      )}
    </Dialog>
  )
}
