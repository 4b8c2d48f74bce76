import type { Treatment, VisitPage } from '@anagen/contract'
import { useTranslation } from 'react-i18next'
import { dayYear, number } from '../../shared/format.ts'
import { zoneName } from './zone-names.ts'

/** A record as words and figures: what is signed, and what is printed. */
export function RecordSummary({ page, treatment }: { page: VisitPage; treatment: Treatment }) {
  const lines = useSummary(page, treatment)
  return (
    <dl className="summary">
      {lines.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

type Line = { name: string; text: string }

function useSummary(page: VisitPage, one: Treatment): Line[] {
  const { t } = useTranslation('visit')
  const device = (id: string | null) =>
    page.devices.find((found) => found.resourceId === id)?.name ?? t('summary.notSaid')
  const lines: (Line | null)[] = [
    { name: t('step.photos'), text: one.photos.taken ? t('photos.taken') : one.photos.reason },
    one.light && {
      name: t('step.light'),
      text: [
        t('summary.minutes', { count: one.light.minutes }),
        one.light.device && device(one.light.device),
        one.light.wavelengthNm && `${number(one.light.wavelengthNm)} nm`,
        one.light.goggles && t('light.goggles'),
      ]
        .filter(Boolean)
        .join(', '),
    },
    one.zones.length > 0
      ? {
          name: t('step.needling'),
          text: one.zones
            .map((zone) =>
              t('summary.zone', {
                zone: zoneName(page, zone.zone),
                mm: number(zone.depthMm),
                count: zone.passes,
              }),
            )
            .join('; '),
        }
      : null,
    one.depthReason ? { name: t('override.title'), text: one.depthReason } : null,
    one.zones.length > 0 ? { name: t('needling.pen'), text: device(one.pen) } : null,
    one.cartridge && {
      name: t('cartridge.title'),
      text: [
        t('cartridge.lotIs', { lot: one.cartridge.lot }),
        one.cartridge.expiry && t('cartridge.until', { day: dayYear(one.cartridge.expiry) }),
        one.cartridge.openedInView && t('cartridge.inView'),
      ]
        .filter(Boolean)
        .join(', '),
    },
    one.endPoint && { name: t('needling.endPoint'), text: t(`endPoint.${one.endPoint}`) },
    one.topicals.length > 0
      ? {
          name: t('extras.topicals'),
          text: one.topicals
            .map(({ name, lot }) => (lot ? `${name} (${t('cartridge.lotIs', { lot })})` : name))
            .join('; '),
        }
      : null,
    one.anaesthetic && {
      name: t('extras.anaesthetic'),
      text: `${one.anaesthetic.product} ${number(one.anaesthetic.strengthPct)} %, ${t(
        'summary.minutes',
        { count: one.anaesthetic.minutes },
      )}`,
    },
    one.acupuncture && {
      name: t('step.acupuncture'),
      text: [one.acupuncture.points, t('summary.minutes', { count: one.acupuncture.minutes })]
        .filter(Boolean)
        .join(', '),
    },
    one.pain === null
      ? null
      : { name: t('reaction.pain'), text: t('reaction.painSaid', { n: one.pain }) },
    one.reaction && {
      name: t('step.reaction'),
      text: [
        t(`redness.${one.reaction.redness}`),
        t(`bleeding.${one.reaction.bleeding}`),
        one.reaction.other,
      ]
        .filter(Boolean)
        .join(', '),
    },
    one.aftercareGiven ? { name: t('step.aftercare'), text: t('aftercare.given') } : null,
    one.notes ? { name: t('notes'), text: one.notes } : null,
  ]
  return lines.filter((line): line is Line => line !== null && line.text !== '')
}
