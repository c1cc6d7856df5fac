import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HitDetail } from '../../../../src/domains/hits/hits.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import { Countdown } from '../../ui/time.tsx';
import { ask } from '../../wire/ask.ts';
import { nodeNow } from '../../wire/node-clock.ts';
import css from './follow-up.module.css';
import type { SearchHit, Subject } from './use-search.ts';

export type FollowUpState = NonNullable<SearchHit['followUp']>;

/** Asks the owner whether it is the one: opens a hit, whose clock begins to run. */
export function useAskOwner(
  asked: { readonly search: string; readonly record: string; readonly subject: Subject | undefined },
  onFollowUp: (followUp: FollowUpState) => void,
) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: () => ask<HitDetail>('POST', '/v1/hits', { body: asked }),
    onSuccess: ({ id, reference, state, repeats, openedAt, clock }) => {
      onFollowUp({ id, reference, state, repeats, isNew: repeats === 0, openedAt, alarmAt: clock.alarmAt });
      announce(t('followUp.opened', { reference }));
    },
  });
}

/** The clock of the owner's answer, and the reference under which the hit is followed up. */
export function FollowUp({ followUp, party }: { followUp: FollowUpState; party: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const partyName = usePartyName();
  const maySee = useMay('hits:read');
  const late = new Date(followUp.alarmAt).getTime() < nodeNow().getTime();
  return (
    <section className="card" aria-label={t('followUp.title')}>
      <h3 className={css.title}>{t('followUp.title')}</h3>
      <p className={`${css.clock} ${late ? css.late : ''}`}>
        <Countdown to={followUp.alarmAt} />
      </p>
      <p className="muted small">
        {t('followUp.due', { at: format.dateTime(followUp.alarmAt), party: partyName(party) })}
      </p>
      <p className="small">
        {t('followUp.reference')}{' '}
        {maySee ? (
          <Link to="/hits/$id" params={{ id: followUp.id }}>
            <bdi dir="ltr">{followUp.reference}</bdi>
          </Link>
        ) : (
          <bdi dir="ltr">{followUp.reference}</bdi>
        )}
        {followUp.repeats > 0 ? ` · ${t('followUp.repeats', { count: followUp.repeats })}` : ''}
      </p>
    </section>
  );
}
