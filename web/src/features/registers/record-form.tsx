import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { WARNINGS } from '../../../../src/domains/registers/registers.schema.ts';
import { useMe } from '../../app/officer.tsx';
import { useParties, usePartyName } from '../../app/parties.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { useCodeWords } from '../search/hit-words.ts';
import { FieldList, FormField } from './field-list.tsx';
import type { RegisterKind } from './register-kinds.ts';
import css from './registers.module.css';
import { SUBJECT_FIELDS } from './subject-fields.ts';
import { useRegister } from './use-registers.ts';

type Form = UseFormReturn<FieldValues>;

const HANDLING = ['H0', 'H1', 'H2', 'H3'] as const;
const GRADES = ['A', 'B', 'C', 'X'].flatMap((source) =>
  ['1', '2', '3', '4'].map((information) => source + information),
);

/** Says the rule of the issuing state as soon as another one is chosen; the node decides when it is sent. */
function IssuerRule({ form }: { form: Form }) {
  const { t } = useTranslation();
  const me = useMe();
  const parties = useParties();
  const partyName = usePartyName();
  const issuer = form.watch('subject.issuer') as string | undefined;
  const own = parties.find(({ code }) => code === me.agency.party);
  if (!issuer || issuer === me.agency.party || own?.documentCodes.includes(issuer)) return null;
  return (
    <p role="status" className={`${css.hint} ${layout.whole}`}>
      {t('form.issuerRule', { issuer: partyName(issuer), own: partyName(me.agency.party) })}
    </p>
  );
}

/** Who or what the record is about. */
export function SubjectSection({ form, kind }: { form: Form; kind: RegisterKind }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2 className={css.legend}>{t('form.subject')}</h2>
      <div className={layout.fields}>
        {SUBJECT_FIELDS[kind].map((field) =>
          field.isList ? (
            <FieldList key={field.name} form={form} path={`subject.${field.name}`} field={field} />
          ) : (
            <FormField key={field.name} form={form} path={`subject.${field.name}`} field={field} />
          ),
        )}
        {kind === 'travel-document' ? <IssuerRule form={form} /> : null}
      </div>
    </section>
  );
}

/** Why it is recorded and what a match asks for. */
export function ReasonSection({ form, kind }: { form: Form; kind: RegisterKind }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const register = useRegister(kind);
  const chosen = register?.reasons.find(({ code }) => code === form.watch('reason'));
  return (
    <section className="card">
      <h2 className={css.legend}>{t('form.why')}</h2>
      <div className={layout.fields}>
        <Field
          form={form}
          name="reason"
          label={t('hit.reason')}
          kind="choice"
          needed
          description={
            chosen ? t('form.reasonRule', { source: chosen.source, months: chosen.reviewMonths }) : undefined
          }
          choices={(register?.reasons ?? []).map(({ code }) => ({ value: code, label: words('reasons', code) }))}
        />
        <Field
          form={form}
          name="action"
          label={t('record.action')}
          kind="choice"
          description={chosen ? t('form.usualAction', { action: words('actions', chosen.action) }) : undefined}
          choices={(register?.actions ?? []).map((code) => ({ value: code, label: words('actions', code) }))}
        />
        <CheckList
          form={form}
          name="warnings"
          label={t('record.warnings')}
          choices={WARNINGS.map((value) => ({ value, label: words('warnings', value) }))}
        />
      </div>
    </section>
  );
}

/** Basis, quality, restrictions and validity. */
export function TermsSection({ form }: { form: Form }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const { purposes } = useMe().agency;
  return (
    <section className="card">
      <h2 className={css.legend}>{t('form.terms')}</h2>
      <div className={layout.fields}>
        <Field form={form} name="basis" label={t('hit.basis')} description={t('form.basisHow')} />
        <Field
          form={form}
          name="purpose"
          label={t('record.purpose')}
          kind="choice"
          choices={purposes.map((value) => ({ value, label: t(`purposes.${value}`) }))}
        />
        <Field
          form={form}
          name="grade"
          label={t('hit.grade')}
          kind="choice"
          choices={GRADES.map((value) => ({
            value,
            label: `${value} · ${words('sourceGrades', value[0] ?? '')}; ${words('informationGrades', value[1] ?? '')}`,
          }))}
        />
        <Field form={form} name="validFrom" label={t('record.validFrom')} kind="day" />
        <Field form={form} name="validUntil" label={t('record.validUntil')} kind="day" />
        <Field form={form} name="nationalReference" label={t('record.nationalReference')} code />
        <CheckList
          form={form}
          name="handling"
          label={t('hit.handling')}
          choices={HANDLING.map((value) => ({ value, label: t(`handlingCodes.${value}`) }))}
        />
        <Field form={form} name="handlingNote" label={t('record.handlingNote')} />
        <FieldList
          form={form}
          path="withheldFrom"
          field={{
            name: 'withheldFrom',
            words: 'record.withheldFrom',
            kind: 'choice',
            choices: 'countries',
            isList: true,
          }}
        />
      </div>
    </section>
  );
}
