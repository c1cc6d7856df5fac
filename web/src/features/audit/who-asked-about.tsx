import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { WhoAskedAbout as AboutAnswer } from '../../../../src/domains/audit/audit.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import { DayFilter } from '../../ui/day-filter.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { StateNotice } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { ask } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { endOf, startOf } from './span.ts';

type Answer = Static<typeof AboutAnswer>;

/** The data-protection officer answers a person concerned: who asked about this record, or about this person. */
export function WhoAskedAbout() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCodeWords();
  // Nothing of this form stands in the address: it may be a person's name.
  const [record, setRecord] = useState('');
  const [family, setFamily] = useState('');
  const [given, setGiven] = useState('');
  const [born, setBorn] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [rows, setRows] = useState<Answer['items']>();
  const find = useMutation({
    mutationFn: (after: string | undefined) =>
      ask<Answer>('POST', '/v1/audit/who-asked-about', {
        body: {
          ...(record.trim()
            ? { record: record.trim() }
            : {
                person: {
                  names: [
                    {
                      ...(family.trim() ? { family: family.trim() } : {}),
                      ...(given.trim() ? { given: given.trim() } : {}),
                    },
                  ],
                  ...(born.trim() ? { born: [{ on: born.trim() }] } : {}),
                },
              }),
          ...(from ? { from: startOf(from) } : {}),
          ...(to ? { to: endOf(to) } : {}),
          limit: 100,
          ...(after ? { after } : {}),
        },
      }),
    onSuccess: ({ items }, after) => {
      setRows((before) => (after ? [...(before ?? []), ...items] : items));
      announce(t('auditLog.found', { times: items.length }));
    },
  });
  const isEmpty = [record, family, given].every((one) => one.trim() === '');
  function send(event: FormEvent): void {
    event.preventDefault();
    if (!isEmpty) find.mutate(undefined);
  }
  return (
    <div className={layout.sections}>
      <form className={`card ${layout.sections}`} onSubmit={send} noValidate>
        <p className="muted">{t('auditLog.aboutWhat')}</p>
        <div className={layout.filters}>
          <TextInput
            label={t('auditLog.record')}
            dir="ltr"
            spellCheck={false}
            value={record}
            onChange={(event) => setRecord(event.currentTarget.value)}
          />
        </div>
        <p>{t('auditLog.orPerson')}</p>
        <div className={layout.filters}>
          <TextInput
            label={t('fields.family')}
            dir="auto"
            value={family}
            disabled={record.trim() !== ''}
            onChange={(event) => setFamily(event.currentTarget.value)}
          />
          <TextInput
            label={t('fields.given')}
            dir="auto"
            value={given}
            disabled={record.trim() !== ''}
            onChange={(event) => setGiven(event.currentTarget.value)}
          />
          <TextInput
            label={t('fields.bornOn')}
            placeholder="1979-03-14"
            dir="ltr"
            value={born}
            disabled={record.trim() !== ''}
            onChange={(event) => setBorn(event.currentTarget.value)}
          />
          <DayFilter label={t('auditLog.from')} value={from} onChange={(day) => setFrom(day ?? '')} />
          <DayFilter label={t('auditLog.to')} value={to} onChange={(day) => setTo(day ?? '')} />
        </div>
        <div>
          <Button type="submit" loading={find.isPending} disabled={isEmpty}>
            {t('auditLog.whoAsked')}
          </Button>
        </div>
      </form>
      {find.error ? <ProblemNotice problem={find.error} /> : null}
      {rows?.length === 0 ? <StateNotice title={t('auditLog.nobodyAskedThis')} /> : null}
      {rows && rows.length > 0 ? (
        <section className="card">
          <Scrolling label={t('auditLog.whoAsked')}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('auditLog.at')}</th>
                  <th scope="col">{t('auditLog.agency')}</th>
                  <th scope="col">{t('auditLog.officer')}</th>
                  <th scope="col">{t('record.purpose')}</th>
                  <th scope="col">{t('auditLog.outcome')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ at, agency, officerName, purpose, outcome, entry }) => (
                  <tr key={`${at} ${agency} ${entry ?? ''}`}>
                    <td>{format.dateTime(at)}</td>
                    <td>
                      <bdi dir="ltr">{agency}</bdi>
                    </td>
                    <td>{officerName ? <bdi>{officerName}</bdi> : '—'}</td>
                    <td>{purpose ? words('purposes', purpose) : '—'}</td>
                    <td>{words('auditOutcomes', outcome)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
          {find.data?.next ? (
            <Button variant="default" mt={10} onClick={() => find.mutate(find.data?.next ?? undefined)}>
              {t('auditLog.more')}
            </Button>
          ) : null}
        </section>
      ) : null}
    </div>
  );
}
