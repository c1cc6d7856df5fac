import { Button, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { TSchema } from 'typebox';
import { AskedSubject } from '../../../../src/domains/search/search.schema.ts';
import { useCountryChoices } from '../../app/country-choices.ts';
import type { FormKind } from '../../app/search-forms.ts';
import { Field, useFieldFault } from '../../ui/field.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { isUnfinishedZone } from '../../ui/scan-reader.ts';
import { hasPlace, schemaResolver, showNodeFaults } from '../../ui/schema-resolver.ts';
import css from './search-screen.module.css';
import type { Subject } from './use-search.ts';

interface FieldOfForm {
  readonly name: string;
  readonly words: string;
  readonly kind?: 'text' | 'day' | 'number' | 'choice';
  readonly choices?: 'countries' | 'sexes';
  readonly needed?: boolean;
  readonly code?: boolean;
}

/** The fields of each form; names are where the value stands in the subject of that kind. */
const FIELDS: Readonly<Record<Exclude<FormKind, 'mrz'>, readonly FieldOfForm[]>> = {
  person: [
    { name: 'names.0.family', words: 'fields.family' },
    { name: 'names.0.given', words: 'fields.given' },
    { name: 'names.0.patronymic', words: 'fields.patronymic' },
    { name: 'names.0.whole', words: 'fields.wholeName' },
    { name: 'born.0.on', words: 'fields.bornOn', kind: 'day' },
    { name: 'sex', words: 'fields.sex', kind: 'choice', choices: 'sexes' },
    { name: 'nationalities.0', words: 'fields.nationality', kind: 'choice', choices: 'countries' },
    { name: 'birthPlaces.0', words: 'fields.birthPlace' },
    { name: 'documents.0.number', words: 'fields.documentNumber', code: true },
    { name: 'documents.0.issuer', words: 'fields.issuer', kind: 'choice', choices: 'countries' },
  ],
  document: [
    { name: 'number', words: 'fields.documentNumber', needed: true, code: true },
    { name: 'issuer', words: 'fields.issuer', kind: 'choice', choices: 'countries' },
  ],
  vehicle: [
    { name: 'plate', words: 'fields.plate', code: true },
    { name: 'plateCountry', words: 'fields.plateCountry', kind: 'choice', choices: 'countries' },
    { name: 'vin', words: 'fields.vin', code: true },
    { name: 'make', words: 'fields.make' },
    { name: 'model', words: 'fields.model' },
    { name: 'colour', words: 'fields.colour' },
  ],
  firearm: [
    { name: 'serial', words: 'fields.serial', needed: true, code: true },
    { name: 'make', words: 'fields.make' },
    { name: 'model', words: 'fields.model' },
    { name: 'calibre', words: 'fields.calibre' },
    { name: 'originCountry', words: 'fields.originCountry', kind: 'choice', choices: 'countries' },
  ],
};

const SEXES = ['female', 'male', 'unspecified'] as const;

function schemaOf(kind: FormKind): TSchema {
  const { person, document, vehicle, firearm } = AskedSubject.properties;
  return { person, document, vehicle, firearm }[kind as Exclude<FormKind, 'mrz'>];
}

/** Puts the faults the node found beside the fields of the form. */
function useNodeFaults(form: UseFormReturn<FieldValues>, kind: FormKind, problem: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem is shown once.
  useEffect(() => {
    if (problem) showNodeFaults(problem, `/subject/${kind}`, hasPlace(form), form.setError);
  }, [problem]);
}

function KindForm({
  kind,
  problem,
  onSearch,
  onWrong,
}: {
  kind: Exclude<FormKind, 'mrz'>;
  problem: unknown;
  onSearch: (subject: Subject) => void;
  onWrong: () => void;
}) {
  const { t } = useTranslation();
  const fields = FIELDS[kind];
  const countries = useCountryChoices();
  const form = useForm<FieldValues>({ resolver: schemaResolver(schemaOf(kind)), shouldFocusError: true });
  useNodeFaults(form, kind, problem);
  // No single field is at fault when none of the parts of a name was filled in.
  const faultOfNames = useFieldFault(form)('names');
  const isNameless = form.formState.errors.names?.type === 'required';
  const choices = { countries, sexes: SEXES.map((value) => ({ value, label: t(`sexes.${value}`) })) };
  return (
    <form
      className={`card ${css.form}`}
      noValidate
      onSubmit={form.handleSubmit(
        (subject) => onSearch({ [kind]: subject } as Subject),
        (errors) => {
          // What was said of the question before is said no more.
          onWrong();
          if (errors.names?.type === 'required') form.setFocus('names.0.family');
        },
      )}
    >
      {fields.map(({ name, words, kind: type = 'text', choices: which, needed = false, code = false }, at) => (
        <Field
          key={name}
          form={form}
          name={name as Path<FieldValues>}
          label={t(words)}
          kind={type}
          needed={needed}
          code={code}
          autoFocus={at === 0}
          {...(which ? { choices: choices[which] } : {})}
        />
      ))}
      {faultOfNames ? (
        <p role="alert" className={`${css.whole} ${css.fault}`}>
          {isNameless ? t('faults.name-letters') : faultOfNames}
        </p>
      ) : null}
      <div className={css.whole}>
        <Button type="submit" rightSection={<KeyHint keys="Enter" />}>
          {t('search.do')}
        </Button>
      </div>
    </form>
  );
}

function MrzForm({ onSearch }: { onSearch: (subject: Subject) => void }) {
  const { t } = useTranslation();
  const [zone, setZone] = useState('');
  function send(): void {
    if (zone.trim() !== '') onSearch({ mrz: zone.trim() });
  }
  return (
    <form
      className={`card ${css.form}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        className={css.whole}
        label={t('fields.mrz')}
        description={t('fields.mrzHow')}
        value={zone}
        autoFocus
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        rows={3}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        onChange={(event) => setZone(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter ends a line while more lines are to come, as a scanner sends it.
          if (event.key !== 'Enter' || event.shiftKey || (isUnfinishedZone(zone) && !/\n\s*$/.test(zone))) return;
          event.preventDefault();
          send();
        }}
      />
      <div className={css.whole}>
        <Button type="submit" rightSection={<KeyHint keys="Enter" />}>
          {t('search.do')}
        </Button>
      </div>
    </form>
  );
}

/** A form for one kind of subject, judged by the node's own schema before anything is sent. */
export function SearchForm({
  kind,
  problem,
  onSearch,
  onWrong,
}: {
  kind: FormKind;
  problem: unknown;
  onSearch: (subject: Subject) => void;
  /** What was typed cannot be asked, and the form says why. */
  onWrong: () => void;
}) {
  return kind === 'mrz' ? (
    <MrzForm onSearch={onSearch} />
  ) : (
    <KindForm kind={kind} problem={problem} onSearch={onSearch} onWrong={onWrong} />
  );
}
