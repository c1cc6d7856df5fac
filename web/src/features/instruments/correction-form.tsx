import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Correction, type InstrumentShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import type { Fact } from './codes.ts';
import { today } from './day.ts';
import { EntryCard } from './entry-card.tsx';
import { FactFields } from './fact-fields.tsx';
import { FactTable } from './fact-table.tsx';
import { useRegisterEntry } from './use-register-entry.ts';

/** Takes back one fact that was found wrong, with the reason, and may put the right one in its place. */
export function CorrectionForm({
  code,
  shown,
  fact,
  onDone,
}: {
  code: string;
  shown: InstrumentShown;
  fact: Fact;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [replaces, setReplaces] = useState(false);
  const { party, act, date, sourceId } = fact;
  const path = `/v1/instruments/${encodeURIComponent(code)}/corrections`;
  const { form, send, submit } = useRegisterEntry(Correction, path, { party, act, date, sourceId }, onDone);
  return (
    <EntryCard
      title={t('correction.add')}
      enter={t('correction.enter')}
      send={send}
      onSubmit={submit}
      onCancel={onDone}
      id="correction-form"
    >
      <div className={layout.whole}>
        <FactTable facts={[fact]} on={today()} label={t('correction.wrong')} />
      </div>
      <div className={layout.whole}>
        <Field
          form={form}
          name="reason"
          label={t('correction.reason')}
          description={t('correction.reasonHow')}
          kind="long"
          needed
        />
      </div>
      <div className={layout.whole}>
        <Checkbox
          label={t('correction.instead')}
          checked={replaces}
          onChange={(event) => {
            const chosen = event.currentTarget.checked;
            setReplaces(chosen);
            form.setValue('instead', chosen ? { party, act, date } : undefined);
          }}
        />
      </div>
      {replaces ? <FactFields form={form} shown={shown} within="instead." /> : null}
    </EntryCard>
  );
}
