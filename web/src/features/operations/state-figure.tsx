import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { FigureBody, FiguresAnswer } from '../../../../src/domains/operations/figures.schema.ts';
import { readNumber } from '../../../../src/domains/operations/upload.schema.ts';
import { announce } from '../../ui/announcer.tsx';
import { type ToldFault, useFaultText } from '../../ui/fault-text.ts';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ask } from '../../wire/ask.ts';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import { type Operation, pathOf, useForgetOperations, useMeasures } from './use-operation.ts';

const SCOPES = [
  'action',
  'preparation',
  'follow-up',
  'preparation and action',
  'action and follow-up',
  'all phases',
] as const;
const PRECISIONS = ['exact', 'about', 'at-least'] as const;

type Kept = Static<typeof FiguresAnswer>;

/** States a figure as a country or source reports it: it stands beside what was counted and replaces nothing. */
export function StateFigure({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const measures = useMeasures();
  const forget = useForgetOperations();
  const { participants } = operation.plan;
  const countries = [...new Set(participants.map(({ country }) => country))];
  const isLead = operation.mine?.role !== 'participant';
  const [typed, setTyped] = useState({
    measure: 'arrests',
    phase: 'action',
    value: '',
    unit: '',
    precision: 'exact',
    source: '',
    scope: isLead ? '' : (operation.mine?.country ?? ''),
  });
  const set = (name: keyof typeof typed) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setTyped((before) => ({ ...before, [name]: value, ...(name === 'measure' ? { unit: '' } : {}) }));
  };
  const stated = measures.find(({ code }) => code === typed.measure);
  const units = stated?.units ?? [];
  const value = readNumber(typed.value, stated?.kind === 'count');
  const [held, setHeld] = useState<readonly ToldFault[]>();
  const faultText = useFaultText();
  const send = useMutation({
    mutationFn: () => {
      const figure: Record<string, unknown> = {
        measure: typed.measure,
        phase: typed.phase,
        value,
        precision: typed.precision,
      };
      for (const name of ['unit', 'source', 'scope'] as const)
        if (typed[name].trim()) figure[name] = typed[name].trim();
      return ask<Kept>('POST', pathOf(operation.id, '/figures'), { body: { figures: [figure as FigureBody] } });
    },
    onSuccess: ({ items: [kept] }) => {
      forget();
      if (kept?.state === 'held') return setHeld(kept.reasons);
      setHeld(undefined);
      setTyped((before) => ({ ...before, value: '' }));
      announce(t('operations.figureKept'));
    },
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    send.mutate();
  }
  const isNumber = Number.isFinite(value);
  return (
    <section className="card not-on-paper">
      <h2 className={layout.title}>{t('operations.stateFigure')}</h2>
      <form className={layout.fields} onSubmit={submit} aria-label={t('operations.stateFigure')}>
        <NativeSelect
          label={t('operations.figure')}
          value={typed.measure}
          onChange={set('measure')}
          data={measures.map(({ code }) => ({ value: code, label: words.measure(code) }))}
        />
        <NativeSelect
          label={t('operations.phase')}
          value={typed.phase}
          onChange={set('phase')}
          data={SCOPES.map((value) => ({ value, label: words.phase(value) }))}
        />
        <NativeSelect
          label={t('operations.country')}
          value={typed.scope}
          onChange={set('scope')}
          data={[
            ...(isLead ? [{ value: '', label: t('operations.wholeOperation') }] : []),
            ...countries
              .filter((code) => isLead || code === operation.mine?.country)
              .map((value) => ({ value, label: words.party(value) })),
          ]}
        />
        <TextInput
          label={t('operations.value')}
          value={typed.value}
          inputMode="decimal"
          dir="ltr"
          onChange={set('value')}
        />
        <NativeSelect
          label={t('operations.unit')}
          value={typed.unit}
          onChange={set('unit')}
          data={[{ value: '', label: t('operations.usualUnit') }, ...units.map((value) => ({ value, label: value }))]}
        />
        <NativeSelect
          label={t('operations.precision')}
          value={typed.precision}
          onChange={set('precision')}
          data={PRECISIONS.map((value) => ({ value, label: t(`operationPrecision.${value}`) }))}
        />
        <TextInput
          label={t('operations.source')}
          description={t('operations.sourceHow')}
          value={typed.source}
          dir="auto"
          onChange={set('source')}
        />
        {held ? (
          <p role="alert" className={`${layout.whole} ${css.differs}`}>
            {t('operations.figureHeld')} {held.map(faultText).join(' ')}
          </p>
        ) : null}
        {send.error ? (
          <div className={layout.whole}>
            <ProblemNotice problem={send.error} />
          </div>
        ) : null}
        <div className={layout.whole}>
          <Button type="submit" disabled={!isNumber} loading={send.isPending}>
            {t('operations.keepFigure')}
          </Button>
        </div>
      </form>
    </section>
  );
}
