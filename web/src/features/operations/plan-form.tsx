import { Button, Textarea } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Controller, type FieldValues, type UseFormReturn, useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { PlanBody } from '../../../../src/domains/operations/operations.schema.ts';
import { Field, useFieldFault } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { codesOf } from '../../wire/codes-of.ts';
import { useAgencies } from '../administration/use-agencies.ts';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';

const PURPOSES = codesOf(PlanBody.properties.purpose);

export type PlanFormState = UseFormReturn<FieldValues>;

/** Several short texts, one a line. */
function Lines({
  form,
  name,
  label,
  description,
  rows = 3,
}: {
  form: PlanFormState;
  name: string;
  label: string;
  description?: string;
  rows?: number;
}) {
  const fault = useFieldFault(form);
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <LinesInput
          lines={(value as readonly string[] | undefined) ?? []}
          onLines={onChange}
          label={label}
          description={description}
          rows={rows}
          error={
            fault(name) ??
            ((value as readonly string[] | undefined) ?? []).map((_, at) => fault(`${name}.${at}`)).find(Boolean)
          }
        />
      )}
    />
  );
}

function LinesInput({
  lines,
  onLines,
  ...more
}: {
  lines: readonly string[];
  onLines: (lines: readonly string[]) => void;
  label: string;
  description: string | undefined;
  rows: number;
  error: string | undefined;
}) {
  // Kept as typed: an empty line in the middle is no entry yet, but the cursor stands in it.
  const [text, setText] = useState(lines.join('\n'));
  return (
    <Textarea
      {...more}
      value={text}
      dir="auto"
      resize="vertical"
      onChange={(event) => {
        setText(event.currentTarget.value);
        onLines(
          event.currentTarget.value
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        );
      }}
    />
  );
}

/** What it is called, against which crimes, to what end. */
export function NameSection({ form, isNew }: { form: PlanFormState; isNew: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2 className={layout.title}>{t('operations.aim')}</h2>
      <div className={layout.fields}>
        <Field form={form} name="name" label={t('operations.name')} needed autoFocus={isNew} />
        {isNew ? (
          <Field form={form} name="code" label={t('operations.code')} description={t('operations.codeHow')} code />
        ) : null}
        <Field
          form={form}
          name="plan.purpose"
          label={t('operations.purpose')}
          kind="choice"
          needed
          choices={PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
        />
        <div className={layout.whole}>
          <Lines
            form={form}
            name="plan.crimeAreas"
            label={t('operations.crimeAreas')}
            description={t('operations.oneALine')}
          />
        </div>
        <div className={layout.whole}>
          <Lines
            form={form}
            name="plan.objectives"
            label={t('operations.objectives')}
            description={t('operations.oneALine')}
          />
        </div>
      </div>
    </section>
  );
}

/** A button that takes a line out of a list. */
export function RemoveLine({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <Button variant="default" aria-label={label} title={label} px={10} onClick={onRemove}>
      <X size={16} aria-hidden="true" />
    </Button>
  );
}

/** Who takes part: agencies with their officers and the calendar their days run on. */
export function ParticipantsSection({ form, lead }: { form: PlanFormState; lead: string }) {
  const { t } = useTranslation();
  const words = useOperationWords();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'plan.participants' });
  const agencies = useAgencies().filter(({ active }) => active);
  const choices = agencies.map(({ code, name, party }) => ({
    value: code,
    label: `${words.party(party ?? '')} · ${name} (${code})`,
  }));
  return (
    <section className="card">
      <h2 className={layout.title}>{t('operations.participants')}</h2>
      <div className={css.lines}>
        {fields.map((field, at) => {
          const name = `plan.participants.${at}`;
          const agency = form.watch(`${name}.agency`) as string | undefined;
          const isLead = agency === lead;
          return (
            <fieldset key={field.id} className={css.line} aria-label={agency || t('operations.participant')}>
              <Field
                form={form}
                name={`${name}.agency`}
                label={t('account.agency')}
                kind="choice"
                needed
                choices={choices}
              />
              <Field
                form={form}
                name={`${name}.role`}
                label={t('operations.role')}
                kind="choice"
                choices={(isLead ? ['lead'] : ['co-lead', 'participant']).map((value) => ({
                  value,
                  label: t(`operationRoles.${value}`),
                }))}
              />
              <Field form={form} name={`${name}.officers`} label={t('operations.officers')} kind="number" />
              <Field
                form={form}
                name={`${name}.zone`}
                label={t('operations.zone')}
                description={t('operations.zoneHow', {
                  zone: agencies.find(({ code }) => code === agency)?.timeZone ?? 'UTC',
                })}
                code
              />
              {isLead ? null : (
                <RemoveLine
                  label={t('operations.removeParticipant', { agency: agency ?? '' })}
                  onRemove={() => remove(at)}
                />
              )}
            </fieldset>
          );
        })}
        <div>
          <Button variant="default" onClick={() => append({ agency: '', role: 'participant' })}>
            {t('operations.addParticipant')}
          </Button>
        </div>
      </div>
    </section>
  );
}

/** When: phases, and the days of action within. */
export function DaysSection({ form }: { form: PlanFormState }) {
  const { t } = useTranslation();
  const words = useOperationWords();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'plan.phases' });
  const fault = useFieldFault(form)('plan.phases');
  return (
    <section className="card">
      <h2 className={layout.title}>{t('operations.when')}</h2>
      <div className={css.lines}>
        {fields.map((field, at) => {
          const name = `plan.phases.${at}`;
          return (
            <fieldset key={field.id} className={css.line} aria-label={t('operations.phase')}>
              <Field
                form={form}
                name={`${name}.phase`}
                label={t('operations.phase')}
                kind="choice"
                needed
                choices={['preparation', 'action', 'follow-up'].map((value) => ({ value, label: words.phase(value) }))}
              />
              <Field form={form} name={`${name}.from`} label={t('operations.from')} kind="day" needed />
              <Field form={form} name={`${name}.to`} label={t('operations.to')} kind="day" needed />
              {fields.length > 1 ? (
                <RemoveLine label={t('operations.removePhase')} onRemove={() => remove(at)} />
              ) : null}
            </fieldset>
          );
        })}
        {fault ? (
          <p role="alert" className={css.differs}>
            {fault}
          </p>
        ) : null}
        <div>
          <Button variant="default" onClick={() => append({ phase: 'follow-up', from: '', to: '' })}>
            {t('operations.addPhase')}
          </Button>
        </div>
        <Lines
          form={form}
          name="plan.actionDays"
          label={t('operations.actionDays')}
          description={t('operations.actionDaysHow')}
          rows={2}
        />
      </div>
    </section>
  );
}
