import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAsking, OwnRuleBody } from '../../../../src/domains/exchange/exchange.schema.ts';
import { announce } from '../../ui/announcer.tsx';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import table from '../../ui/table.module.css';
import { useCodeWords } from '../search/hit-words.ts';
import { CodeField } from './code-field.tsx';
import css from './exchange.module.css';
import { SettingForm } from './step-form.tsx';
import { type RulesAnswer, useExchangeStep } from './use-exchange.ts';

const UNITS = ['hours', 'days', 'working-days', 'weeks', 'months', 'years'] as const;

function OwnRuleForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <SettingForm schema={OwnRuleBody} path="/v1/exchange/rules" onDone={onDone}>
      {(form) => (
        <div className={layout.fields}>
          <Field
            form={form}
            name="code"
            label={t('exchange.ruleCode')}
            description={t('exchange.ruleCodeHow')}
            code
            needed
            autoFocus
          />
          <Field form={form} name="name" label={t('exchange.ruleName')} needed />
          <Field form={form} name="period.length" label={t('exchange.ruleLength')} kind="number" needed />
          <CodeField
            form={form}
            name="period.unit"
            label={t('exchange.ruleUnit')}
            family="exchange.units"
            codes={UNITS}
          />
          <Field form={form} name="instrument" label={t('exchange.ruleInstrument')} />
          <Field form={form} name="deviation" label={t('exchange.ruleDeviation')} kind="check" />
          <Field form={form} name="endsOnWorkingDay" label={t('exchange.ruleWorkingDay')} kind="check" />
        </div>
      )}
    </SettingForm>
  );
}

/** By which rule this agency answers what, and the rules it has made for itself. */
export function DeadlinesCard({ rules }: { rules: RulesAnswer }) {
  const { t, i18n } = useTranslation();
  const words = useCodeWords();
  const [isAdding, setAdding] = useState(false);
  const choose = useExchangeStep(() => announce(t('exchange.kept')));
  // A rule that an agency made itself has the name it was given.
  const nameOf = (code: string, name: string): string =>
    i18n.exists(`clockRules.${code}`) ? words('clockRules', code) : name;
  const data = rules.rules.map(({ code, name }) => ({ value: code, label: nameOf(code, name) }));
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.deadlines')}</h2>
      <p className="muted">{t('exchange.deadlinesWhat')}</p>
      <Scrolling label={t('exchange.deadlines')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('exchange.kind')}</th>
              <th scope="col">{t('exchange.urgency')}</th>
              <th scope="col">{t('exchange.rule')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.choices
              .filter(({ kind }) => isAsking(kind))
              .map(({ kind, pace, rule, own }) => {
                const label = `${words('exchangeKinds', kind)}, ${t(`exchange.paces.${pace}`)}`;
                return (
                  <tr key={`${kind} ${pace}`}>
                    <th scope="row">{words('exchangeKinds', kind)}</th>
                    <td>{t(`exchange.paces.${pace}`)}</td>
                    <td>
                      <NativeSelect
                        aria-label={label}
                        value={own ? (rule ?? '') : ''}
                        disabled={choose.isPending}
                        data={[
                          {
                            value: '',
                            label: own
                              ? t('exchange.usualAgain')
                              : t('exchange.usualRule', {
                                  rule: rule
                                    ? nameOf(rule, rules.rules.find(({ code }) => code === rule)?.name ?? rule)
                                    : t('exchange.noDeadline'),
                                }),
                          },
                          ...data,
                        ]}
                        onChange={(event) =>
                          choose.mutate({
                            method: 'PUT',
                            path: '/v1/exchange/rules/choices',
                            body: { kind, pace, rule: event.currentTarget.value || null },
                          })
                        }
                      />
                    </td>
                  </tr>
                );
              })}
          </tbody>
        </table>
      </Scrolling>
      {choose.error ? <ProblemNotice problem={choose.error} /> : null}
      <h3 className={`${layout.subtitle} ${css.apart}`}>{t('exchange.ownRules')}</h3>
      {rules.rules.some(({ own }) => own) ? null : <p className="muted">{t('exchange.noOwnRules')}</p>}
      <ul className={layout.list}>
        {rules.rules
          .filter(({ own }) => own)
          .map(({ code, name, period, source }) => (
            <li key={code} className={css.entry}>
              <bdi>{name}</bdi>{' '}
              <span className="muted">
                <bdi dir="ltr">{code}</bdi> · <bdi>{period}</bdi> · <bdi>{source}</bdi>
              </span>
            </li>
          ))}
      </ul>
      {isAdding ? (
        <OwnRuleForm onDone={() => setAdding(false)} />
      ) : (
        <Button mt={10} variant="default" onClick={() => setAdding(true)}>
          {t('exchange.addRule')}
        </Button>
      )}
    </section>
  );
}
