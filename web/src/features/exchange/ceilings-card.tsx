import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CeilingAnswer, CeilingBody } from '../../../../src/domains/exchange/exchange.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import table from '../../ui/table.module.css';
import { withQuery } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { useCodeChoices } from './code-choices.ts';
import { CodeField } from './code-field.tsx';
import { SettingForm } from './step-form.tsx';
import { type CeilingsAnswer, useExchangeStep, useExchangeVocabulary } from './use-exchange.ts';

const HANDLING = ['H0', 'H1', 'H2', 'H3'] as const;
const DATA = ['strategic', 'personal', 'special'] as const;
const SECOND_PERSON = ['always', 'personal', 'special'] as const;

function CeilingForm({ ceiling, onDone }: { ceiling: CeilingAnswer | undefined; onDone: () => void }) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const { data: vocabulary } = useExchangeVocabulary();
  return (
    <SettingForm
      schema={CeilingBody}
      path="/v1/exchange/ceilings"
      method="PUT"
      values={
        ceiling
          ? { ...ceiling, offences: ceiling.offences ?? [] }
          : { handling: 'H3', data: 'personal', secondPerson: 'personal' }
      }
      onDone={onDone}
    >
      {(form) => (
        <div className={layout.fields}>
          <Field
            form={form}
            name="partner"
            label={t('exchange.partner')}
            description={t('exchange.partnerHow')}
            code
            needed
            autoFocus={!ceiling}
          />
          <CodeField
            form={form}
            name="handling"
            label={t('exchange.highestHandling')}
            family="handlingCodes"
            codes={HANDLING}
          />
          <CodeField form={form} name="data" label={t('exchange.highestData')} family="dataCategories" codes={DATA} />
          <CodeField
            form={form}
            name="secondPerson"
            label={t('exchange.secondPersonFrom')}
            family="exchange.secondPersons"
            codes={SECOND_PERSON}
          />
          <CheckList
            form={form}
            name="offences"
            label={t('exchange.onlyOffences')}
            description={t('exchange.onlyOffencesHow')}
            choices={choices('offences', vocabulary?.offences ?? [])}
          />
        </div>
      )}
    </SettingForm>
  );
}

/** The ceiling of each pair: the highest code, the most protected data, the offences, and from where on a second person releases. */
export function CeilingsCard({ ceilings }: { ceilings: CeilingsAnswer }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const [open, setOpen] = useState<string>();
  const remove = useExchangeStep();
  const rows = [...ceilings.items, ...(ceilings.items.some(({ partner }) => partner === '*') ? [] : [ceilings.usual])];
  const own = new Set(ceilings.items.map(({ partner }) => partner));
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.ceilings')}</h2>
      <p className="muted">{t('exchange.ceilingsWhat')}</p>
      <Scrolling label={t('exchange.ceilings')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('exchange.partner')}</th>
              <th scope="col">{t('exchange.highestHandling')}</th>
              <th scope="col">{t('exchange.highestData')}</th>
              <th scope="col">{t('exchange.onlyOffences')}</th>
              <th scope="col">{t('exchange.secondPersonFrom')}</th>
              <th scope="col">
                <span className="for-screen-readers">{t('exchange.steps')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((ceiling) => (
              <tr key={ceiling.partner}>
                <th scope="row">
                  {ceiling.partner === '*' ? t('exchange.everybody') : <bdi dir="ltr">{ceiling.partner}</bdi>}
                </th>
                <td>{words('handlingCodes', ceiling.handling)}</td>
                <td>{words('dataCategories', ceiling.data)}</td>
                <td>
                  {ceiling.offences
                    ? format.list(ceiling.offences.map((offence) => words('offences', offence)))
                    : t('exchange.everyOffence')}
                </td>
                <td>{t(`exchange.secondPersons.${ceiling.secondPerson}`)}</td>
                <td>
                  <div className={layout.actions}>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`${t('exchange.change')}: ${ceiling.partner}`}
                      onClick={() => setOpen(ceiling.partner)}
                    >
                      {t('exchange.change')}
                    </Button>
                    {own.has(ceiling.partner) ? (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`${t('common.remove')}: ${ceiling.partner}`}
                        loading={remove.isPending}
                        onClick={() =>
                          remove.mutate({
                            method: 'DELETE',
                            path: withQuery('/v1/exchange/ceilings', { partner: ceiling.partner }),
                          })
                        }
                      >
                        {t('common.remove')}
                      </Button>
                    ) : null}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {remove.error ? <ProblemNotice problem={remove.error} /> : null}
      {open === undefined ? (
        <Button mt={10} variant="default" onClick={() => setOpen('')}>
          {t('exchange.addCeiling')}
        </Button>
      ) : (
        <CeilingForm
          key={open}
          ceiling={rows.find(({ partner }) => partner === open)}
          onDone={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}
