import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { AnswerTimes } from './answer-times.tsx';
import { Calibration } from './calibration.tsx';
import css from './hits.module.css';
import { FEEDBACK_KINDS, useHitStatistics } from './use-hits.ts';
import { useHours } from './use-hours.ts';

const SPANS = [7, 30, 90, 365] as const;

/** Time to confirmation, decisions and feedback by register and owner: a picture and its table twin. */
export function HitStatistics() {
  const { t } = useTranslation();
  const format = useFormat();
  const hours = useHours();
  const [days, setDays] = useState<number>(30);
  const { data, error, isPending, refetch } = useHitStatistics(days);
  const items = data?.items ?? [];
  const columns = [
    'ownMatches',
    'noActionMatches',
    'hits',
    'repeats',
    'confirmed',
    'notTheSame',
    'outOfDate',
    'waiting',
    'answeredLate',
  ] as const;
  return (
    <div className={layout.sections}>
      <NativeSelect
        label={t('hits.span')}
        value={String(days)}
        maw={260}
        data={SPANS.map((value) => ({ value: String(value), label: t('hits.lastDays', { count: value }) }))}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
      />
      {isPending ? <Waiting what={t('hits.countingUp')} /> : null}
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {data && items.length === 0 ? <StateNotice title={t('hits.noStatistics')} /> : null}
      {items.length > 0 ? (
        <>
          <section className={`card ${css.wideOnly}`}>
            <h2 className={layout.subtitle}>{t('hits.timeToAnswer')}</h2>
            <AnswerTimes items={items} />
          </section>
          <section className="card">
            <h2 className={layout.subtitle}>{t('hits.tableOfFigures')}</h2>
            <Scrolling label={t('hits.tableOfFigures')}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('hits.register')}</th>
                    <th scope="col">{t('registers.owner')}</th>
                    <th scope="col" className={table.number}>
                      {t('hits.median')}
                    </th>
                    <th scope="col" className={table.number}>
                      {t('hits.p80')}
                    </th>
                    {columns.map((name) => (
                      <th key={name} scope="col" className={table.number}>
                        {t(`hitFigures.${name}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map((row) => (
                    <tr key={`${row.register} ${row.owner}`}>
                      <th scope="row">{t(`registerKinds.${row.register}`)}</th>
                      <td>
                        <bdi dir="ltr">{row.owner}</bdi>
                      </td>
                      <td className={table.number}>{hours(row.medianAnswerMs)}</td>
                      <td className={table.number}>{hours(row.p80AnswerMs)}</td>
                      {columns.map((name) => (
                        <td key={name} className={table.number}>
                          {format.number(row[name])}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolling>
            <p className="muted small">{t('hits.whatIsAHit')}</p>
          </section>
          <section className="card">
            <h2 className={layout.subtitle}>{t('hits.feedback')}</h2>
            <Scrolling label={t('hits.feedback')}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('hits.register')}</th>
                    <th scope="col">{t('registers.owner')}</th>
                    {FEEDBACK_KINDS.map((kind) => (
                      <th key={kind} scope="col" className={table.number}>
                        {t(`feedbackKinds.${kind}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map((row) => (
                    <tr key={`${row.register} ${row.owner}`}>
                      <th scope="row">{t(`registerKinds.${row.register}`)}</th>
                      <td>
                        <bdi dir="ltr">{row.owner}</bdi>
                      </td>
                      {FEEDBACK_KINDS.map((kind) => (
                        <td key={kind} className={table.number}>
                          {format.number(row.feedback[kind])}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolling>
          </section>
          <Calibration />
        </>
      ) : null}
    </div>
  );
}
