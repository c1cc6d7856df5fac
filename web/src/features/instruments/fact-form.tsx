import { useTranslation } from 'react-i18next';
import { type InstrumentShown, NewFact } from '../../../../src/domains/instruments/instruments.schema.ts';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { EntryCard } from './entry-card.tsx';
import { FactFields } from './fact-fields.tsx';
import { useRegisterEntry } from './use-register-entry.ts';

/** Adds what a source says one party did; nothing is overwritten. */
export function FactForm({ code, shown, onDone }: { code: string; shown: InstrumentShown; onDone: () => void }) {
  const { t } = useTranslation();
  const path = `/v1/instruments/${encodeURIComponent(code)}/facts`;
  const { form, send, submit } = useRegisterEntry(NewFact, path, { act: 'ratification' }, onDone);
  return (
    <EntryCard
      title={t('fact.add')}
      enter={t('fact.enter')}
      send={send}
      onSubmit={submit}
      onCancel={onDone}
      id="fact-form"
    >
      <FactFields form={form} shown={shown} />
      <div className={layout.whole}>
        <Field form={form} name="note" label={t('agreement.note')} kind="long" />
      </div>
    </EntryCard>
  );
}
