import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import { Freshness } from '../../ui/time.tsx';
import css from './hit-card.module.css';
import { useCodeWords } from './hit-words.ts';
import type { SearchHit } from './use-search.ts';

function gradeOf(hit: SearchHit, words: (family: string, code: string) => string): string | undefined {
  if (!hit.grade) return undefined;
  const [source = '', information = ''] = hit.grade;
  return `${hit.grade} · ${words('sourceGrades', source)}; ${words('informationGrades', information)}`;
}

/** Beside the hit: whose record it is, on which basis, how good, how fresh, and what may be done with it. */
export function RecordFacts({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const partyName = usePartyName();
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      t('hit.owner'),
      <span key="owner">
        <bdi>{hit.ownerName}</bdi> <span className="muted">({partyName(hit.party)})</span>
      </span>,
    ],
    [
      t('hit.reference'),
      <bdi key="reference" dir="ltr">
        {hit.reference}
      </bdi>,
    ],
    [t('hit.reason'), words('reasons', hit.reason)],
    [t('hit.fresh'), <Freshness key="fresh" {...hit.freshness} />],
    [t('hit.status'), words('recordStatuses', hit.status)],
    [t('hit.grade'), gradeOf(hit, words)],
    [t('hit.handling'), hit.handling.map((code) => words('handlingCodes', code)).join('; ')],
    [t('hit.basis'), hit.basis ? <bdi key="basis">{hit.basis}</bdi> : undefined],
    [t('hit.source'), hit.source ? <bdi key="source">{hit.source}</bdi> : undefined],
  ];
  return (
    <section className={`card ${css.facts}`}>
      <h3 className={css.factsTitle}>{t('hit.record')}</h3>
      <dl className="facts">
        {rows
          .filter(([, value]) => value !== undefined && value !== '')
          .flatMap(([label, value]) => [<dt key={`${label} label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
      </dl>
    </section>
  );
}
