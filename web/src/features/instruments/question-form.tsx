import { Button, TextInput } from '@mantine/core';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import { isDay } from './day.ts';
import css from './instruments.module.css';
import { type BasisQuestion, isWhole } from './question.ts';
import { DataSelect, MeasureSelect, OffenceSelect, PartySelect } from './question-fields.tsx';

type Draft = { -readonly [Name in keyof BasisQuestion]?: BasisQuestion[Name] | undefined };

/** Leaves out what was not filled in. */
function filled(draft: Draft): BasisQuestion {
  return Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== undefined && value !== ''),
  ) as BasisQuestion;
}

/** The question: who asks whom for what, about which offence, with which data, on which day. */
export function QuestionForm({ asked, onAsk }: { asked: BasisQuestion; onAsk: (question: BasisQuestion) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(asked);
  const [penalty, setPenalty] = useState(asked.penalty === undefined ? '' : String(asked.penalty));
  const [tried, setTried] = useState(false);
  const set = (change: Draft): void => setDraft((before) => ({ ...before, ...change }));
  const badDay = (day: string | undefined): boolean => day !== undefined && day !== '' && !isDay(day);
  const years = penalty.trim() === '' ? undefined : Number(penalty.replace(',', '.'));
  const badPenalty = years !== undefined && !(years >= 0 && years <= 100);
  const question = filled({ ...draft, penalty: years });
  const wrong = badDay(draft.on) || badDay(draft.knownAt) || badPenalty;

  const dayInput = (name: 'on' | 'knownAt', label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      placeholder="2026-01-31"
      inputMode="numeric"
      dir="ltr"
      spellCheck={false}
      value={draft[name] ?? ''}
      error={tried && badDay(draft[name]) ? t('registers.wholeDate') : undefined}
      onChange={(event) => set({ [name]: event.currentTarget.value.trim() })}
    />
  );

  return (
    <form
      className={`card ${css.question} not-on-paper`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!wrong && isWhole(question)) onAsk(question);
      }}
    >
      <div className={css.pair}>
        <PartySelect label={t('basis.from')} value={draft.from} onChange={(from) => set({ from })} />
        <Button
          variant="default"
          aria-label={t('basis.swap')}
          title={t('basis.swap')}
          onClick={() => set({ from: draft.to, to: draft.from })}
        >
          <ArrowLeftRight size={18} aria-hidden="true" />
        </Button>
        <PartySelect label={t('basis.to')} value={draft.to} onChange={(to) => set({ to })} autoFocus={!asked.to} />
      </div>
      <div className={layout.fields}>
        <MeasureSelect value={draft.measure} onChange={(measure) => set({ measure })} />
        <OffenceSelect value={draft.offence} onChange={(offence) => set({ offence })} />
        <DataSelect value={draft.data} onChange={(data) => set({ data })} />
        {dayInput('on', t('basis.on'))}
        {dayInput('knownAt', t('basis.knownAt'), t('basis.knownAtHow'))}
        <TextInput
          label={t('basis.penalty')}
          description={t('basis.penaltyHow')}
          inputMode="decimal"
          dir="ltr"
          value={penalty}
          error={tried && badPenalty ? t('basis.penaltyWrong') : undefined}
          onChange={(event) => setPenalty(event.currentTarget.value)}
        />
      </div>
      <div className={layout.row}>
        <Button type="submit">{t('basis.ask')}</Button>
        {tried && !isWhole(question) ? (
          <p role="alert" className={css.hint}>
            {t('basis.chooseAll')}
          </p>
        ) : null}
      </div>
    </form>
  );
}
