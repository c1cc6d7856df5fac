import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { GRADES } from './codes.ts';

/** Where a fact comes from, how good that is, and up to which day it speaks. */
export function EvidenceFields({ form, within = '' }: { form: UseFormReturn<FieldValues>; within?: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Field form={form} name={`${within}source`} label={t('basis.source')} description={t('fact.sourceHow')} needed />
      <Field
        form={form}
        name={`${within}grade`}
        label={t('basis.grade')}
        description={t('fact.gradeHow')}
        kind="choice"
        choices={GRADES.map((value) => ({ value, label: t(`factGrades.${value}`) }))}
      />
      <Field form={form} name={`${within}asOf`} label={t('basis.asOf')} description={t('fact.asOfHow')} kind="day" />
    </>
  );
}
