import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InstrumentShown, NewEnd } from '../../../../src/domains/instruments/instruments.schema.ts';
import { announce } from '../../ui/announcer.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useEntryForm } from '../administration/use-entry-form.ts';
import { MEASURES } from './codes.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { useForgetAnswers } from './use-instrument.ts';

/** Ends an instrument, wholly or for some measures, or has another take its place. */
export function EndForm({ code, onDone }: { code: string; onDone: () => void }) {
  const { t } = useTranslation();
  const forget = useForgetAnswers();
  const [partly, setPartly] = useState(false);
  const { form, send, submit } = useEntryForm<InstrumentShown>({
    schema: NewEnd,
    method: 'POST',
    path: `/v1/instruments/${encodeURIComponent(code)}/end`,
    values: {},
    onDone: () => {
      announce(t('admin.saved'));
      forget();
      onDone();
    },
  });
  return (
    <form className={`card ${layout.fields}`} noValidate onSubmit={submit}>
      <h2 className={`${layout.title} ${layout.whole}`}>{t('ending.add')}</h2>
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
      {send.error ? (
        <div className={layout.whole}>
          <ProblemNotice problem={send.error} />
        </div>
      ) : null}
      <div className={`${layout.row} ${layout.whole}`}>
        <Button type="submit" loading={send.isPending}>
          {t('ending.enter')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
