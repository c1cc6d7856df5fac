import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { Scrolling } from '../../ui/scrolling.tsx';
import table from '../../ui/table.module.css';
import type { Fact } from './codes.ts';
import css from './instruments.module.css';
import { useNameOf } from './use-register-parties.ts';

/** The facts an answer rests on: who did what when, says whom, how good the source is and how old. */
export function FactTable({
  facts,
  on,
  label,
  onCorrect,
}: {
  facts: readonly Fact[];
  on: string;
  label: string;
  /** Whoever keeps the register may take a fact back. */
  onCorrect?: (fact: Fact) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  if (facts.length === 0) return <p className="muted small">{t('basis.noFacts')}</p>;
  return (
    <Scrolling label={label}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('basis.party')}</th>
            <th scope="col">{t('basis.act')}</th>
            <th scope="col">{t('basis.date')}</th>
            <th scope="col">{t('basis.source')}</th>
            <th scope="col">{t('basis.grade')}</th>
            <th scope="col">{t('basis.asOf')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={`${fact.party} ${fact.act} ${fact.date} ${fact.sourceId} ${fact.knownFrom}`}>
              <td>{nameOf(fact.party)}</td>
              <td>{t(`acts.${fact.act}`)}</td>
              <td>{format.date(fact.date)}</td>
              <td>
                <bdi lang="en">{fact.source}</bdi>
                {fact.own ? <span className="chip"> {t('basis.own')}</span> : null}
                {fact.note ? (
                  <div className="muted small">
                    <bdi lang="en">{fact.note}</bdi>
                  </div>
                ) : null}
                {fact.knownUntil ? (
                  <div className={css.flag}>{t('basis.foundWrong', { day: format.date(fact.knownUntil) })}</div>
                ) : onCorrect ? (
                  <div className="not-on-paper">
                    <button type="button" className={css.sortButton} onClick={() => onCorrect(fact)}>
                      {t('correction.add')}
                    </button>
                  </div>
                ) : null}
              </td>
              <td>{t(`factGrades.${fact.grade}`)}</td>
              <td>
                {format.date(fact.asOf)}
                {fact.asOf < on ? (
                  <span className={css.flag}>
                    <TriangleAlert size={13} aria-hidden="true" /> {t('basis.stale')}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
