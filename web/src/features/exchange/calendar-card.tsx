import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Static, Type } from 'typebox';
import type { Calendar } from '../../../../src/domains/exchange/exchange.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import { useCodeChoices } from './code-choices.ts';
import { SettingForm } from './step-form.tsx';

/** Monday to Sunday as ISO 8601 counts them. */
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** The calendar as it is typed: days of the week as boxes, holidays a line each. */
const TypedCalendar = Type.Object({
  weekend: Type.Optional(Type.Array(Type.String(), { maxItems: 6 })),
  holidays: Type.Optional(Type.String({ pattern: '^\\s*(\\d{4}-\\d{2}-\\d{2}\\s*)*$' })),
});

/** Which days are no working days in the agency's state. */
export function CalendarCard() {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['exchange', 'calendar'],
    queryFn: ({ signal }) => ask<Static<typeof Calendar>>('GET', '/v1/exchange/calendar', { signal }),
  });
  const calendar = query.data;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.calendar')}</h2>
      <p className="muted">{t('exchange.calendarWhat')}</p>
      {query.error ? <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Waiting what={t('states.loading')} /> : null}
      {calendar && !isOpen ? (
        <>
          <dl className="facts">
            <dt>{t('exchange.weekend')}</dt>
            <dd>{format.list(calendar.weekend.map((day) => t(`exchange.weekdays.${day}`))) || '—'}</dd>
            <dt>{t('exchange.holidays')}</dt>
            <dd>
              {calendar.holidays.length > 0
                ? format.list(calendar.holidays.map((day) => format.date(day)))
                : t('exchange.noHolidays')}
            </dd>
          </dl>
          <Button mt={10} variant="default" onClick={() => setOpen(true)}>
            {t('exchange.change')}
          </Button>
        </>
      ) : null}
      {calendar && isOpen ? (
        <SettingForm
          schema={TypedCalendar}
          path="/v1/exchange/calendar"
          method="PUT"
          values={{ weekend: calendar.weekend.map(String), holidays: calendar.holidays.join('\n') }}
          toBody={({ weekend, holidays }) => ({
            weekend: ((weekend as string[] | undefined) ?? []).map(Number),
            holidays: [...new Set(((holidays as string | undefined) ?? '').split(/\s+/).filter(Boolean))],
          })}
          onDone={() => setOpen(false)}
        >
          {(form) => (
            <>
              <CheckList
                form={form}
                name="weekend"
                label={t('exchange.weekend')}
                choices={choices('exchange.weekdays', WEEKDAYS)}
              />
              <Field
                form={form}
                name="holidays"
                label={t('exchange.holidays')}
                description={t('exchange.holidaysHow')}
                kind="long"
              />
            </>
          )}
        </SettingForm>
      ) : null}
    </section>
  );
}
