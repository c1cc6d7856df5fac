import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type InstrumentShown, NewFact } from '../../../../src/domains/instruments/instruments.schema.ts';
import { announce } from '../../ui/announcer.tsx';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useEntryForm } from '../administration/use-entry-form.ts';
import { ENTERED_ACTS } from './codes.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { useForgetAnswers } from './use-instrument.ts';
import { usePartyChoices } from './use-register-parties.ts';

/** Adds what a source says one party did; nothing is overwritten. */
export function FactForm({ code, shown, onDone }: { code: string; shown: InstrumentShown; onDone: () => void }) {
  const { t } = useTranslation();
  const forget = useForgetAnswers();
  const choices = usePartyChoices();
  const known = new Set(shown.parties.map(({ party }) => party));
  // Those already in the instrument come first: most facts are about them.
  const parties = [...choices].sort((a, b) => Number(known.has(b.value)) - Number(known.has(a.value)));
  const { form, send, submit } = useEntryForm<InstrumentShown>({
    schema: NewFact,
    method: 'POST',
    path: `/v1/instruments/${encodeURIComponent(code)}/facts`,
    values: { act: 'ratification' },
    onDone: () => {
      announce(t('admin.saved'));
      forget();
      onDone();
    },
  });
  return (
    <form className={`card ${layout.fields}`} noValidate onSubmit={submit} id="fact-form">
      <h2 className={`${layout.title} ${layout.whole}`}>{t('fact.add')}</h2>
      <Field form={form} name="party" label={t('basis.party')} kind="choice" needed choices={parties} />
      <Field
        form={form}
        name="act"
        label={t('basis.act')}
        kind="choice"
        needed
        choices={ENTERED_ACTS.map((value) => ({ value, label: t(`acts.${value}`) }))}
      />
      <Field form={form} name="date" label={t('basis.date')} description={t('fact.dateHow')} kind="day" needed />
      <EvidenceFields form={form} />
      <div className={layout.whole}>
        <Field form={form} name="note" label={t('agreement.note')} kind="long" />
      </div>
      <p className={`${layout.whole} muted small`}>{t('fact.nothingLost')}</p>
      {send.error ? (
        <div className={layout.whole}>
          <ProblemNotice problem={send.error} />
        </div>
      ) : null}
      <div className={`${layout.row} ${layout.whole}`}>
        <Button type="submit" loading={send.isPending}>
          {t('fact.enter')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
