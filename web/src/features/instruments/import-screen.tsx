import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnswer } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import { useFaultText } from '../../ui/fault-text.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { handOver } from '../../ui/hand-over.ts';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { ask, withQuery } from '../../wire/ask.ts';
import { GRADES } from './codes.ts';
import { InstrumentTabs } from './instrument-tabs.tsx';
import css from './instruments.module.css';
import { useForgetAnswers } from './use-instrument.ts';
import { useVocabulary } from './use-register-parties.ts';

function Outcome({ answer, isDry }: { answer: ImportAnswer; isDry: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const faultText = useFaultText();
  return (
    <section className="card" role="status">
      <h2 className={layout.title}>
        {t(isDry ? 'agreement.wouldAdd' : 'agreement.added', { count: answer.added })}{' '}
        {t('agreement.unchanged', { count: answer.unchanged })}
      </h2>
      {isDry || answer.codes.length === 0 ? null : (
        <ul className={css.bullets}>
          {answer.codes.map((code) => (
            <li key={code}>
              <Link to="/instruments/register/$code" params={{ code }}>
                <bdi dir="ltr">{code}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {answer.faults.length === 0 ? (
        <p>{t('agreement.noFaults')}</p>
      ) : (
        <>
          <h3 className={css.subtitle}>{t('agreement.faults', { count: answer.faults.length })}</h3>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('agreement.line')}</th>
                <th scope="col">{t('instrument.code')}</th>
                <th scope="col">{t('agreement.column')}</th>
                <th scope="col">{t('agreement.fault')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.faults.map((fault) => (
                <tr key={`${fault.line} ${fault.field} ${fault.message}`}>
                  <td>{format.number(fault.line)}</td>
                  <td>
                    <bdi dir="ltr">{fault.code}</bdi>
                  </td>
                  <td>
                    <bdi dir="ltr">{fault.field}</bdi>
                  </td>
                  <td>{faultText({ ...fault, code: fault.fault })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

/** Reads agreements from a table: first tried, with the faults of each line, then entered. */
export function ImportAgreementsScreen() {
  const { t } = useTranslation();
  const may = useMay('instruments:maintain');
  const vocabulary = useVocabulary();
  const forget = useForgetAnswers();
  const [file, setFile] = useState<File>();
  const [grade, setGrade] = useState('');
  usePageTitle(t('agreement.import'));
  const send = useMutation({
    mutationFn: ({ chosen, dryRun }: { chosen: File; dryRun: boolean }) =>
      ask<ImportAnswer>('POST', withQuery('/v1/instruments/import', { dryRun: dryRun || undefined, grade }), {
        body: chosen,
        headers: { 'content-type': 'text/csv' },
      }),
    onSuccess: ({ added }, { dryRun }) => {
      if (!dryRun) forget();
      announce(t(dryRun ? 'agreement.wouldAdd' : 'agreement.added', { count: added }));
    },
  });
  if (!may) return <StateNotice title={t('states.refused')} />;
  const columns = vocabulary.data?.columns ?? [];
  return (
    <>
      <h1 className="page-title">{t('agreement.import')}</h1>
      <InstrumentTabs />
      <div className={layout.sections}>
        <section className="card">
          <p>{t('agreement.importHow')}</p>
          <p className="small">
            <bdi dir="ltr" className={css.long}>
              <code>{columns.join(', ')}</code>
            </bdi>
          </p>
          <Button
            variant="default"
            disabled={columns.length === 0}
            onClick={() => handOver(new Blob([`${columns.join(',')}\n`], { type: 'text/csv' }), 'agreements.csv')}
          >
            {t('agreement.emptyTable')}
          </Button>
        </section>
        <FileDrop
          label={t('agreement.drop')}
          accept=".csv,.txt"
          onFile={(chosen) => {
            setFile(chosen);
            send.mutate({ chosen, dryRun: true });
          }}
        />
        {send.isPending ? <Waiting what={t('agreement.reading')} /> : null}
        {send.error ? <ProblemNotice problem={send.error} /> : null}
        {send.data ? <Outcome answer={send.data} isDry={send.variables?.dryRun ?? true} /> : null}
        {file && send.data && send.variables?.dryRun ? (
          <div className={layout.row}>
            <NativeSelect
              label={t('agreement.gradeOfNew')}
              value={grade}
              data={[
                { value: '', label: t('factGrades.unverified') },
                ...GRADES.filter((one) => one !== 'unverified').map((value) => ({
                  value,
                  label: t(`factGrades.${value}`),
                })),
              ]}
              onChange={(event) => setGrade(event.currentTarget.value)}
            />
            <Button
              disabled={send.data.added === 0}
              loading={send.isPending}
              onClick={() => send.mutate({ chosen: file, dryRun: false })}
            >
              {t('agreement.enterThem', { count: send.data.added })}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}
