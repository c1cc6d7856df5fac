import { Checkbox } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { Doubles } from './doubles.tsx';
import { HeldFigures, SourceConflicts, Sums } from './figure-faults.tsx';
import { FigureLink } from './figure-link.tsx';
import { OperationScreen } from './operation-screen.tsx';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import { ReportLinks } from './report-links.tsx';
import { SignOffs } from './sign-offs.tsx';
import { StateFigure } from './state-figure.tsx';
import { type Operation, type Reconciliation, useMeasures, useReconciliation } from './use-operation.ts';

const route = getRouteApi('/desk/operations/$id/figures');

/** Every figure as reported and as counted, side by side. */
function SideBySide({ operation, compared }: { operation: Operation; compared: Reconciliation['compared'] }) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const measures = useMeasures();
  const unitOf = (code: string): string | undefined => measures.find((one) => one.code === code)?.unit;
  const [only, setOnly] = useState(false);
  const rows = only ? compared.filter(({ verdict }) => verdict === 'differs') : compared;
  return (
    <section className="card">
      <div className={`${layout.row} ${css.between}`}>
        <h2 className={layout.title}>{t('operations.sideBySide')}</h2>
        <Checkbox
          className="not-on-paper"
          label={t('operations.onlyDiffering')}
          checked={only}
          onChange={(event) => setOnly(event.currentTarget.checked)}
        />
      </div>
      {rows.length === 0 ? (
        <p className="muted">{t(only ? 'operations.allAgree' : 'operations.nothingCounted')}</p>
      ) : null}
      {rows.length > 0 ? (
        <Scrolling label={t('operations.sideBySide')}>
          <table className={`${table.table} ${css.wide}`}>
            <thead>
              <tr>
                <th scope="col">{t('operations.figure')}</th>
                <th scope="col">{t('operations.phase')}</th>
                <th scope="col">{t('operations.country')}</th>
                <th scope="col" className={table.number}>
                  {t('operations.reported')}
                </th>
                <th scope="col" className={table.number}>
                  {t('operations.counted')}
                </th>
                <th scope="col">{t('operations.comparison')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.measure} ${row.phase} ${row.scope ?? ''} ${row.unit ?? ''}`}>
                  <th scope="row">{words.measure(row.measure)}</th>
                  <td>{words.phase(row.phase)}</td>
                  <td>{row.scope ? words.party(row.scope) : t('operations.wholeOperation')}</td>
                  <td className={table.number}>
                    {row.reported === undefined ? '—' : words.amount(row.reported, row.unit ?? unitOf(row.measure))}
                  </td>
                  <td className={table.number}>
                    {row.counted === undefined ? (
                      '—'
                    ) : (
                      <FigureLink
                        id={operation.id}
                        measure={row.measure}
                        phase={row.phase}
                        value={row.counted}
                        unit={row.unit ?? unitOf(row.measure)}
                        part={row.scope ? { split: 'country', code: row.scope } : undefined}
                      />
                    )}
                  </td>
                  <td className={row.verdict === 'differs' ? css.differs : ''}>
                    {row.verdict === 'differs'
                      ? t('operations.differsBy', {
                          difference: words.amount(Math.abs(row.difference ?? 0), row.unit ?? unitOf(row.measure)),
                        })
                      : t(`figureVerdicts.${row.verdict}`)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      ) : null}
      <p className="muted small">{t('operations.sideBySideNote')}</p>
    </section>
  );
}

/** Figures reconciled, signed, published. */
export function FiguresScreen() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { data: reconciliation, error, refetch } = useReconciliation(id);
  return (
    <OperationScreen id={id}>
      {(operation) =>
        error ? (
          <ProblemNotice problem={error} onRetry={() => void refetch()} />
        ) : reconciliation ? (
          <Figures operation={operation} reconciliation={reconciliation} />
        ) : (
          <Waiting what={t('operations.counting')} />
        )
      }
    </OperationScreen>
  );
}

function Figures({ operation, reconciliation }: { operation: Operation; reconciliation: Reconciliation }) {
  const { t } = useTranslation();
  const { compared, sums, conflicts, heldFigures, suspected, decided, shared } = reconciliation;
  return (
    <div className={layout.sections}>
      <div className={css.two}>
        <SignOffs operation={operation} sums={sums} />
        <section className="card">
          <h2 className={layout.title}>{t('operations.report')}</h2>
          <p className="muted">
            {t(operation.state === 'published' ? 'operations.reportFinal' : 'operations.reportDraft')}
          </p>
          <ReportLinks id={operation.id} />
        </section>
      </div>
      <Sums operation={operation} sums={sums} />
      <SourceConflicts operation={operation} conflicts={conflicts} />
      <Doubles operation={operation} suspected={suspected} decided={decided} shared={shared} />
      <HeldFigures operation={operation} held={heldFigures} />
      <SideBySide operation={operation} compared={compared} />
      {operation.may.report ? <StateFigure operation={operation} /> : null}
    </div>
  );
}
