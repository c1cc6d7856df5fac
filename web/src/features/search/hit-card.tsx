import { useNavigate, useRouter } from '@tanstack/react-router';
import { Copy, MessageCircleQuestion, ShieldAlert, SquareArrowOutUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { protectionOf } from '../../../../src/domains/hits/protection.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { announce } from '../../ui/announcer.tsx';
import { NameInScript } from '../../ui/name-in-script.tsx';
import { OutcomeShape } from '../../ui/outcome-shape.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Evidence } from './evidence.tsx';
import { type FollowUpState, useAskOwner } from './follow-up.tsx';
import css from './hit-card.module.css';
import { birthDatesOf, headOf, otherNamesOf, useCodeWords } from './hit-words.ts';
import { SHAPE_OF_OUTCOME } from './outcome.ts';
import { Protection } from './protection.tsx';
import type { SearchHit, Subject } from './use-search.ts';

/** Danger and the protection of a child or victim stand with the action, above identity. */
function Act({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  return (
    <div className={`${css.act} ${hit.outcome === 'possible' ? css.actPossible : ''}`}>
      {hit.warnings.length > 0 ? (
        <ul className={css.warnings}>
          {hit.warnings.map((warning) => (
            <li key={warning}>
              <ShieldAlert size={18} aria-hidden="true" /> {words('warnings', warning)}
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <span className={css.actLabel}>{t('hit.action')}</span> {words('actions', hit.action)}
      </p>
      {hit.finding ? <p className={css.finding}>{words('findings', hit.finding)}</p> : null}
    </div>
  );
}

function Actions({
  hit,
  search,
  subject,
  onFollowUp,
}: {
  hit: SearchHit;
  search: string;
  subject: Subject | undefined;
  onFollowUp: (followUp: FollowUpState) => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { routesByPath } = useRouter();
  const recordPage = '/registers/$kind/$id';
  const mayAsk = useMay('hits:follow') && hit.may.askOwner && !hit.followUp;
  const ask = useAskOwner({ search, record: hit.record, subject }, onFollowUp);
  const opens = hit.may.open && recordPage in routesByPath;
  return (
    <div className={`${css.actions} not-on-paper`}>
      {mayAsk && !ask.isSuccess ? (
        <ActionButton
          keys="c"
          variant="filled"
          label={t('hit.askOwner')}
          leftSection={<MessageCircleQuestion size={16} aria-hidden="true" />}
          loading={ask.isPending}
          onPress={() => ask.mutate()}
        />
      ) : null}
      {opens ? (
        <ActionButton
          keys="o"
          label={t('hit.open')}
          leftSection={<SquareArrowOutUpRight size={16} aria-hidden="true" />}
          onPress={() =>
            void navigate({ href: `/registers/${hit.register}/${hit.record}` } as Parameters<typeof navigate>[0])
          }
        />
      ) : null}
      <ActionButton
        keys="r"
        label={t('hit.copyReference')}
        leftSection={<Copy size={16} aria-hidden="true" />}
        onPress={() =>
          void navigator.clipboard
            ?.writeText(hit.reference)
            .then(() => announce(t('hit.referenceCopied', { reference: hit.reference })))
        }
      />
      <ActionButton keys="p" label={t('hit.print')} onPress={() => window.print()} />
      {ask.error ? <ProblemNotice problem={ask.error} /> : null}
    </div>
  );
}

/** One hit, opened: action first, then who it is, then why, then what to do. */
export function HitCard({
  hit,
  search,
  subject,
  position,
  total,
  onFollowUp,
}: {
  hit: SearchHit;
  /** The audit entry of the search that showed it. */
  search: string;
  subject: Subject | undefined;
  position: number;
  total: number;
  onFollowUp: (followUp: FollowUpState) => void;
}) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const partyName = usePartyName();
  const { name, roman } = headOf(hit);
  const others = otherNamesOf(hit);
  const born = birthDatesOf(hit);
  const more = [
    ...(born.length > 0 ? [t('hit.born', { on: format.list(born.map((on) => format.date(on))) })] : []),
    partyName(hit.party),
    t(`registerKinds.${hit.register}`),
  ];
  return (
    <article
      className={`card ${css.card} ${css[hit.outcome]}`}
      aria-label={t('hit.position', { position: format.number(position), total: format.number(total) })}
    >
      <Protection rules={protectionOf(hit)} />
      <header className={css.head}>
        <OutcomeShape shape={SHAPE_OF_OUTCOME[hit.outcome]} size={22} />
        <div className={css.who}>
          <h2>
            <span className="for-screen-readers">{t(`outcomes.${hit.outcome}`)}: </span>
            <NameInScript name={name} roman={roman} strong />
          </h2>
          <p className="muted small">{more.join(' · ')}</p>
          {others.length > 0 ? (
            <p className="muted small">
              {t('hit.alsoKnown')}{' '}
              {others.slice(0, 6).map((other, at) => (
                <span key={other}>
                  {at > 0 ? ' · ' : ''}
                  <NameInScript name={other} />
                </span>
              ))}
            </p>
          ) : null}
        </div>
        <span className={css.reason}>{words('reasons', hit.reason)}</span>
      </header>
      <Act hit={hit} />
      {hit.own ? <p className={css.own}>{t('hit.own')}</p> : null}
      <h3 className={css.why}>{t(hit.outcome === 'hit' ? 'hit.why' : 'hit.whyPossible')}</h3>
      <Evidence because={hit.because} score={hit.score} />
      <Actions hit={hit} search={search} subject={subject} onFollowUp={onFollowUp} />
    </article>
  );
}
