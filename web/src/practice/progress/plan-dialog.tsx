import type { Progress } from '@anagen/contract'
import { lookDay, type MeasureId, measureOf, measures } from '@anagen/core/outcome'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { dayShort, number } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n/index.ts'
import {
  Button,
  Dialog,
  ManyChoices,
  Notice,
  Select,
  useErrorWords,
} from '../../shared/ui/index.ts'
import { defaultPrimary } from '../measure/sections.ts'
import { usualLooks } from './series.ts'

const offered = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 18]

/** What this course is judged by, where, and when it is looked at: chosen before the first look. */
export function PlanDialog({
  progress,
  courseId,
  locked,
  onClose,
}: {
  progress: Progress
  courseId: string
  locked: boolean
  onClose: () => void
}) {
  const { t } = useTranslation(['progress', 'common'])
  const words = useErrorWords()
  const queries = useQueryClient()
  const { plan, start } = progress
  const spots = progress.spots.filter((one) => !one.retired && !one.reference)
  const [primary, setPrimary] = useState<MeasureId>(
    plan?.primary ?? defaultPrimary(progress.diagnosis),
  )
  const [spotId, setSpot] = useState(plan?.spotId ?? spots[0]?.spotId ?? '')
  const [looks, setLooks] = useState((plan?.looks ?? usualLooks).map(String))
  const [tried, setTried] = useState(false)
  const atSpot = measureOf(primary).site === 'spot'
  const rising = looks.map(Number).sort((a, b) => a - b)
  const choices = [...new Set([...offered, ...rising])].sort((a, b) => a - b)
  const incomplete = looks.length === 0 || (atSpot && spotId === '')
  const save = useMutation({
    mutationFn: () =>
      call('measuring.plan', {
        params: { courseId },
        body: {
          primary,
          spotId: atSpot ? spotId : null,
          looks: rising,
          version: plan?.version ?? null,
        },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['patient', progress.patientId] })
      onClose()
    },
  })
  const close = (
    <Button look={locked ? 'main' : 'quiet'} onClick={onClose}>
      {t('common:close')}
    </Button>
  )
  return (
    <Dialog
      title={t('plan.title')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (!locked && !incomplete) save.mutate()
      }}
      footer={
        locked ? (
          close
        ) : (
          <Button type="submit" busy={save.isPending}>
            {t('common:save')}
          </Button>
        )
      }
    >
      {save.error && <Notice>{words(save.error)}</Notice>}
      {locked && <Notice icon="lock">{t('plan.locked')}</Notice>}
      <p className="soft">{t('plan.help')}</p>
      {/* A fieldset that is off turns off everything inside it. */}
      <fieldset className="field" disabled={locked}>
        <legend className="visually-hidden">{t('plan.title')}</legend>
        <div className="stack">
          <Select
            label={t('plan.primary')}
            value={primary}
            options={measures.map(({ id, name }) => ({ value: id, label: inLanguage(name) }))}
            onChange={(id) => setPrimary(id as MeasureId)}
          />
          {atSpot && (
            <Select
              label={t('plan.spot')}
              help={spots.length === 0 ? t('plan.noSpot') : undefined}
              value={spotId}
              error={tried && spotId === '' ? t('common:required') : undefined}
              options={[
                ...(spotId === '' ? [{ value: '', label: t('plan.choose') }] : []),
                ...spots.map((spot) => ({ value: spot.spotId, label: spot.name })),
              ]}
              onChange={setSpot}
            />
          )}
          <ManyChoices
            legend={t('plan.looks')}
            help={t('plan.looksHelp')}
            options={choices.map((month) => ({
              value: String(month),
              label: t('plan.month', { n: number(month, 1) }),
              disabled: locked,
            }))}
            values={looks}
            onChange={setLooks}
          />
          {tried && looks.length === 0 && (
            <div className="error" role="alert">
              {t('common:required')}
            </div>
          )}
          {start && rising.length > 0 && (
            <p className="soft small">
              {rising.map((month) => dayShort(lookDay(start, month))).join(' · ')}
            </p>
          )}
        </div>
      </fieldset>
    </Dialog>
  )
}
