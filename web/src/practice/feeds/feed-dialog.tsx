import type { Feed } from '@anagen/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api.ts'
import { instant } from '../../shared/format.ts'
import {
  Button,
  Choices,
  Dialog,
  ErrorState,
  Notice,
  Skeleton,
  useErrorWords,
} from '../../shared/ui/index.ts'
import { CopyLink } from '../screening/copy-link.tsx'
import { useSession } from '../session.ts'

const levels = ['busy', 'short', 'full'] as const satisfies Feed['level'][]

type Owner = { of: 'practitioner' | 'patient'; id: string; name: string }

/** The calendar addresses of a practitioner or a person: to make one, and to end those there are. */
export function FeedDialog({ owner, onClose }: { owner: Owner; onClose: () => void }) {
  const { t } = useTranslation(['feeds', 'screening'])
  const words = useErrorWords()
  const queries = useQueryClient()
  const [level, setLevel] = useState<Feed['level']>('busy')
  const params = { of: owner.of, id: owner.id }
  const queryKey = ['feeds', owner.id]
  const list = useQuery({ queryKey, queryFn: () => call('feeds.list', { params }), staleTime: 0 })
  const again = () => void queries.invalidateQueries({ queryKey })
  const make = useMutation({
    mutationFn: () => call('feeds.make', { params, body: { level } }),
    onSuccess: again,
  })
  const end = useMutation({
    mutationFn: (feedId: string) => call('feeds.revoke', { params: { feedId } }),
    onSettled: again,
  })
  const error = make.error ?? end.error
  return (
    <Dialog
      title={
        <>
          {t('title')} <span className="person-name">{owner.name}</span>
        </>
      }
      onClose={onClose}
    >
      <p className="soft">{t('help')}</p>
      {error && <Notice>{words(error)}</Notice>}
      {make.data ? (
        <CopyLink link={make.data.link} help={t('made')} />
      ) : (
        <>
          <Choices
            legend={t('level.label')}
            options={levels.map((value) => ({
              value,
              label: t(`${owner.of}.${value}`),
            }))}
            value={level}
            onChange={setLevel}
          />
          <Button icon="link" busy={make.isPending} onClick={() => make.mutate()}>
            {t('make')}
          </Button>
        </>
      )}
      {list.isPending && <Skeleton lines={2} />}
      {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.data && list.data.feeds.length > 0 && (
        <section aria-labelledby="feeds-there">
          <h3 id="feeds-there">{t('there')}</h3>
          <ul className="plain lines">
            {list.data.feeds.map((feed) => (
              <FeedLine
                key={feed.feedId}
                feed={feed}
                words={t(`${owner.of}.${feed.level}`)}
                busy={end.isPending}
                onEnd={() => end.mutate(feed.feedId)}
              />
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}

type LineProps = { feed: Feed; words: string; busy: boolean; onEnd: () => void }

function FeedLine({ feed, words, busy, onEnd }: LineProps) {
  const { t } = useTranslation('feeds')
  const { zone } = useSession().practice
  const made = instant(feed.at, zone)
  return (
    <li className="spread">
      <span>
        {words}
        <br />
        <span className="small soft">
          {t('madeOn', { at: made })}{' '}
          {feed.readAt ? t('readOn', { at: instant(feed.readAt, zone) }) : t('notRead')}
        </span>
      </span>
      <Button
        look="danger"
        size="small"
        busy={busy}
        aria-label={t('endOf', { at: made })}
        onClick={onEnd}
      >
        {t('end')}
      </Button>
    </li>
  )
}
