import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MatrixShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { InstrumentTabs } from './instrument-tabs.tsx';
import sheet from './matrix.module.css';
import { retryUnlessRefused } from './question.ts';
import { askedOf, partiesOf, QuestionOfSeveral, type SeveralGiven } from './question-of-several.tsx';
import { RegisterNotes } from './register-notes.tsx';
import { InstrumentTitle } from './said.tsx';
import { useNameOf } from './use-register-parties.ts';

const route = getRouteApi('/desk/instruments/matrix');

/** Numbers the instruments in the order in which they are met, so that a cell needs no more room than a number. */
function numbered(cells: MatrixShown['cells']): ReadonlyMap<string, { number: number; title: string }> {
  const found = new Map<string, { number: number; title: string }>();
  for (const { best } of cells) {
    if (best && !found.has(best.instrument)) found.set(best.instrument, { number: found.size + 1, title: best.title });
  }
  return found;
}

function Sheet({ shown, heading }: { shown: MatrixShown; heading: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  const instruments = numbered(shown.cells);
  const cells = new Map(shown.cells.map((cell) => [`${cell.from} ${cell.to}`, cell]));
  return (
    <section className={`card ${sheet.sheet}`}>
      <h2 className={layout.title}>{heading}</h2>
      <Scrolling label={heading}>
        <table className={sheet.table} style={{ fontSize: `${Math.max(6.5, 13 - shown.parties.length * 0.12)}px` }}>
          <caption className="for-screen-readers">{t('matrix.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('matrix.corner')}</th>
              {shown.parties.map((to) => (
                <th key={to} scope="col" title={nameOf(to)}>
                  <bdi dir="ltr">{to}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.parties.map((from) => (
              <tr key={from}>
                <th scope="row">
                  <bdi dir="ltr">{from}</bdi> <span className={sheet.name}>{nameOf(from)}</span>
                </th>
                {shown.parties.map((to) => {
                  if (from === to) return <td key={to} className={sheet.self} aria-label={t('matrix.self')} />;
                  const cell = cells.get(`${from} ${to}`);
                  const known = cell?.best ? instruments.get(cell.best.instrument) : undefined;
                  return (
                    <td key={to} className={known ? (cell?.fallback ? sheet.fallback : '') : sheet.none}>
                      {known ? (
                        <>
                          {format.number(known.number)}
                          {cell?.fallback ? '*' : ''}
                        </>
                      ) : (
                        <>
                          <span aria-hidden="true">–</span>
                          <span className="for-screen-readers">{t('coverage.none')}</span>
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <ol className={sheet.legend}>
        {[...instruments].map(([code, { title }]) => (
          <li key={code}>
            <InstrumentTitle title={title} />
          </li>
        ))}
      </ol>
      <p className="small">{t('matrix.signs')}</p>
      <RegisterNotes about={shown.parties} />
    </section>
  );
}

/** Chosen parties by chosen parties, on one sheet of paper in black and white. */
export function MatrixScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay('instruments:read');
  const given = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(t('instrumentViews.matrix'));
  const chosen = partiesOf(given, 'ZZN,ZZS,ZZE');
  const asked = askedOf(given);
  const set = (change: SeveralGiven): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const matrix = useQuery({
    queryKey: ['instruments', 'matrix', chosen, asked],
    queryFn: ({ signal }) =>
      ask<MatrixShown>('GET', withQuery('/v1/coverage/matrix', { parties: chosen.join(','), ...asked }), { signal }),
    enabled: chosen.length >= 2,
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  });
  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title not-on-paper">{t('matrix.title')}</h1>
      <InstrumentTabs />
      <div className={layout.sections}>
        <QuestionOfSeveral parties={chosen} asked={asked} onChange={set} />
        {chosen.length < 2 ? <StateNotice title={t('matrix.twoAtLeast')} /> : null}
        {chosen.length >= 2 && matrix.isPending ? <Waiting what={t('coverage.computing')} /> : null}
        {matrix.error ? <ProblemNotice problem={matrix.error} onRetry={() => void matrix.refetch()} /> : null}
        {matrix.data && chosen.length >= 2 && !matrix.error ? (
          <>
            <div className="not-on-paper">
              <Button variant="default" onClick={() => window.print()}>
                {t('basis.print')}
              </Button>
            </div>
            <Sheet
              shown={matrix.data}
              heading={[
                t(`measures.${asked.measure}`),
                t(`offences.${asked.offence}`),
                t(`dataCategories.${asked.data}`),
                format.date(matrix.data.on),
              ].join(' · ')}
            />
          </>
        ) : null}
      </div>
    </>
  );
}
