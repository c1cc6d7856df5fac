import { Link } from '@tanstack/react-router';
import { CircleSlash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import type { Refused } from './codes.ts';
import { FactTable } from './fact-table.tsx';
import css from './instruments.module.css';
import { Clauses, InstrumentTitle } from './said.tsx';

function RefusedLine({ refused, on }: { refused: Refused; on: string }) {
  const { t } = useTranslation();
  return (
    <li className={css.reason} data-refused={refused.instrument}>
      <CircleSlash size={18} aria-hidden="true" className={css.no} />
      <div>
        <p className={css.reasonTitle}>
          <Link to="/instruments/register/$code" params={{ code: refused.instrument }}>
            <InstrumentTitle title={refused.title} />
          </Link>{' '}
          <span className="muted small">{t(`instrumentKinds.${refused.kind}`)}</span>
        </p>
        <Clauses clauses={refused.reasons} />
        {refused.facts.length > 0 ? (
          <details className={css.more}>
            <summary>{t('basis.restsOn')}</summary>
            <FactTable facts={refused.facts} on={on} label={`${t('basis.restsOn')}: ${refused.title}`} />
          </details>
        ) : null}
      </div>
    </li>
  );
}

/** What does not serve, each with its reason; those whose text would serve if it bound both come first. */
export function RefusedList({ refused, on }: { refused: readonly Refused[]; on: string }) {
  const { t } = useTranslation();
  const near = refused.filter(({ wouldServe }) => wouldServe);
  const far = refused.filter(({ wouldServe }) => !wouldServe);
  const lines = (list: readonly Refused[]) => (
    <ul className={css.reasons}>
      {list.map((one) => (
        <RefusedLine key={one.instrument} refused={one} on={on} />
      ))}
    </ul>
  );
  return (
    <section className="card">
      <h2 className={layout.title}>{t('basis.refused')}</h2>
      {refused.length === 0 ? <p className="muted">{t('basis.noneRefused')}</p> : null}
      {near.length > 0 ? (
        <>
          <h3 className={css.subtitle}>{t('basis.wouldServe')}</h3>
          {lines(near)}
        </>
      ) : null}
      {far.length > 0 ? (
        <details className={css.more} open={near.length === 0}>
          <summary>{t('basis.others', { count: far.length })}</summary>
          {lines(far)}
        </details>
      ) : null}
    </section>
  );
}
