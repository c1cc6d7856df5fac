import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { InstrumentShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { Field } from '../../ui/field.tsx';
import { ENTERED_ACTS } from './codes.ts';
import { EvidenceFields } from './evidence-fields.tsx';
import { usePartyChoices } from './use-register-parties.ts';

/** What one party did, on which day, by which source. */
export function FactFields({
  form,
  shown,
  within = '',
}: {
  form: UseFormReturn<FieldValues>;
  shown: InstrumentShown;
  within?: string;
}) {
  const { t } = useTranslation();
  return (
    <>
      <PartyOf form={form} shown={shown} name={`${within}party`} />
      <Field
        form={form}
        name={`${within}act`}
        label={t('basis.act')}
        kind="choice"
        needed
        choices={ENTERED_ACTS.map((value) => ({ value, label: t(`acts.${value}`) }))}
      />
      <Field
        form={form}
        name={`${within}date`}
        label={t('basis.date')}
        description={t('fact.dateHow')}
        kind="day"
        needed
      />
      <EvidenceFields form={form} within={within} />
    </>
  );
}

/** A party; those already in the instrument come first, since most facts are about them. */
export function PartyOf({
  form,
  shown,
  name,
}: {
  form: UseFormReturn<FieldValues>;
  shown: InstrumentShown;
  name: string;
}) {
  const { t } = useTranslation();
  const choices = usePartyChoices();
  const known = new Set(shown.parties.map(({ party }) => party));
  const parties = [...choices].sort((a, b) => Number(known.has(b.value)) - Number(known.has(a.value)));
  return <Field form={form} name={name} label={t('basis.party')} kind="choice" needed choices={parties} />;
}
