import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import type { Usable } from './codes.ts';
import { FactTable } from './fact-table.tsx';
import css from './instruments.module.css';
import { InstrumentTitle, RegisterText } from './said.tsx';

/** One instrument that serves: where it says so, by which way, under which conditions, and on which facts that rests. */
export function UsableCard({ usable, rank, on }: { usable: Usable; rank: number; on: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const oldest = usable.facts.map(({ asOf }) => asOf).sort()[0];
  const isStale = oldest !== undefined && oldest < on;
  const since = format.date(usable.inForce);
  return (
    <article className={`card ${usable.fallback ? css.fallbackCard : ''}`} data-instrument={usable.instrument}>
      <h3 className={css.head}>
        <span className={css.rank}>{format.number(rank)}</span>
        <Link to="/instruments/register/$code" params={{ code: usable.instrument }}>
          <InstrumentTitle title={usable.title} />
        </Link>
      </h3>
      <p className={css.chips}>
        <span className="chip">{t(`instrumentKinds.${usable.kind}`)}</span>
        {usable.fallback ? <span className={`chip ${css.warn}`}>{t('basis.fallback')}</span> : null}
        {usable.own ? <span className="chip">{t('basis.own')}</span> : null}
        {isStale ? (
          <span className={`chip ${css.warn}`}>
            <TriangleAlert size={13} aria-hidden="true" />
            {t('basis.staleAsOf', { day: format.date(oldest) })}
          </span>
        ) : null}
      </p>
      <dl className={`facts ${css.terms}`}>
        <dt>{t('basis.articles')}</dt>
        <dd>
          {usable.articles.map((article, at) => (
            <span key={article}>
              {at > 0 ? ' · ' : ''}
              <RegisterText text={article} />
            </span>
          ))}
        </dd>
        <dt>{t('basis.channel')}</dt>
        <dd>
          <RegisterText text={usable.channel} />
        </dd>
        <dt>{t('basis.authority')}</dt>
        <dd>
          <RegisterText text={usable.authority} />
        </dd>
        <dt>{t('basis.languages')}</dt>
        <dd>
          {usable.languages.length === 0 ? (
            <span className="muted">{t('basis.noLanguages')}</span>
          ) : (
            <bdi lang="en">{usable.languages.join(', ')}</bdi>
          )}
        </dd>
        <dt>{t('basis.deadline')}</dt>
        <dd>
          <RegisterText text={usable.deadline} />
        </dd>
        <dt>{t('basis.inForce')}</dt>
        <dd>{usable.exact ? since : t('basis.atTheLatest', { day: since })}</dd>
        <dt>{t('basis.conditions')}</dt>
        <dd>
          {usable.conditions.length === 0 ? (
            <span className="muted">{t('basis.noConditions')}</span>
          ) : (
            <ul className={css.bullets}>
              {usable.conditions.map(({ code }) => (
                <li key={code}>{t(`legalConditions.${code}`)}</li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      <details className={css.more} open={rank === 1}>
        <summary>{t('basis.restsOn')}</summary>
        <FactTable facts={usable.facts} on={on} label={`${t('basis.restsOn')}: ${usable.title}`} />
      </details>
    </article>
  );
}
