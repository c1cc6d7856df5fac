import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewEnd } from '../../../../src/domains/instruments/instruments.schema.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { MEASURES } from './codes.ts';
import { EntryCard } from './entry-card.tsx';
import { EvidenceFields } from './evidence-fields.tsx';
import { useRegisterEntry } from './use-register-entry.ts';

/** Ends an instrument, wholly or for some measures, or has another take its place. */
export function EndForm({ code, onDone }: { code: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [partly, setPartly] = useState(false);
  const path = `/v1/instruments/${encodeURIComponent(code)}/end`;
  const { form, send, submit } = useRegisterEntry(NewEnd, path, {}, onDone);
  return (
    <EntryCard title={t('ending.add')} enter={t('ending.enter')} send={send} onSubmit={submit} onCancel={onDone}>
      <Field form={form} name="date" label={t('basis.date')} description={t('fact.dateHow')} kind="day" needed />
      <Field
        form={form}
        name="replacedBy"
        label={t('instrument.replacedBy')}
        description={t('agreement.codeOf')}
        code
      />
      <EvidenceFields form={form} />
      <div className={layout.whole}>
        <Checkbox
          label={t('ending.partly')}
          description={t('ending.partlyWhat')}
          checked={partly}
          onChange={(event) => {
            setPartly(event.currentTarget.checked);
            if (!event.currentTarget.checked) form.setValue('partly', undefined);
          }}
        />
      </div>
      {partly ? (
        <CheckList
          form={form}
          name="partly.measures"
          label={t('ending.measures')}
          choices={MEASURES.map((value) => ({ value, label: t(`measures.${value}`) }))}
        />
      ) : null}
      <div className={layout.whole}>
        <Field form={form} name="note" label={t('agreement.note')} kind="long" />
      </div>
    </EntryCard>
  );
}
