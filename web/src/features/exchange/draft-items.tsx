import { Button } from '@mantine/core';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { SUBJECT_ROLES } from '../../../../src/domains/exchange/exchange.schema.ts';
import { LANGUAGE_NAMES } from '../../languages/words.ts';
import { Field } from '../../ui/field.tsx';
import { FieldList, FormField } from '../registers/field-list.tsx';
import { KINDS, type RegisterKind } from '../registers/register-kinds.ts';
import { SUBJECT_FIELDS } from '../registers/subject-fields.ts';
import { AddFile } from './add-file.tsx';
import { type DraftFormHandle, useCodeChoices } from './code-choices.ts';
import css from './exchange.module.css';
import { ItemTerms } from './item-terms.tsx';
import type { Draft } from './use-exchange.ts';

function isSubject(kind: string | undefined): kind is RegisterKind {
  return (KINDS as readonly string[]).includes(kind ?? '');
}

function DraftItem({
  form,
  path,
  at,
  links,
  onRemove,
}: {
  form: DraftFormHandle;
  path: string;
  at: number;
  links: readonly string[];
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const kind = form.getValues(`${path}.kind`) as string | undefined;
  const forwards = form.getValues(`${path}.forwards`) as string | undefined;
  const link = form.watch(`${path}.link`) as string | undefined;
  const name = t(`exchangeItemKinds.${kind ?? 'text'}`);
  return (
    <li className={css.item}>
      <div className={css.top}>
        <h3 className={css.itemTitle}>
          {at + 1}. {name}
        </h3>
        <Button size="xs" variant="default" aria-label={`${t('common.remove')}: ${at + 1}. ${name}`} onClick={onRemove}>
          {t('common.remove')}
        </Button>
      </div>
      {forwards ? <p className="muted">{t('exchange.forwarded')}</p> : null}
      <div className={css.fields}>
        {isSubject(kind) ? (
          <>
            <Field
              form={form}
              name={`${path}.role`}
              label={t('exchange.role')}
              kind="choice"
              choices={choices('subjectRoles', SUBJECT_ROLES)}
            />
            <Field
              form={form}
              name={`${path}.link`}
              label={t('exchange.link')}
              kind="choice"
              choices={choices('purposeLinks', links)}
            />
            {link === 'other' ? (
              <Field form={form} name={`${path}.linkText`} label={t('exchange.linkText')} needed />
            ) : null}
            {forwards
              ? null
              : SUBJECT_FIELDS[kind].map((field) =>
                  field.isList ? (
                    <FieldList key={field.name} form={form} path={`${path}.body.${field.name}`} field={field} />
                  ) : (
                    <FormField key={field.name} form={form} path={`${path}.body.${field.name}`} field={field} />
                  ),
                )}
          </>
        ) : kind === 'attachment' ? (
          <p className={`${css.said} ${css.whole}`}>
            <bdi>{String(form.getValues(`${path}.body.name`) ?? '')}</bdi>
          </p>
        ) : forwards ? null : (
          <div className={css.whole}>
            <Field form={form} name={`${path}.body.text`} label={name} kind="long" />
          </div>
        )}
        {kind === 'text' || kind === 'fact' ? (
          <Field
            form={form}
            name={`${path}.language`}
            label={t('exchange.writtenIn')}
            kind="choice"
            choices={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
          />
        ) : null}
        {kind === 'text' ? (
          <Field form={form} name={`${path}.translate`} label={t('exchange.translate')} kind="check" />
        ) : null}
        {forwards ? null : <ItemTerms form={form} path={`${path}.`} />}
      </div>
    </li>
  );
}

/** What the message carries: subjects in the words of the registers, facts, texts; each under its own terms. */
export function DraftItems({ form, draft, links }: { form: DraftFormHandle; draft: Draft; links: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'items', keyName: 'key' });
  // An unknown grade or code is not shareable; these are the ones most things are sent under, and they can be changed.
  const add = (kind: string, body: object = {}): void =>
    append({
      kind,
      body,
      grade: 'B2',
      handling: ['H0'],
      ...(kind === 'text' || kind === 'fact' ? { language: i18n.language } : {}),
    });
  return (
    <section className="card" data-field="items">
      <h2 className={css.title}>{t('exchange.items')}</h2>
      <ol className={css.items}>
        {fields.map(({ key }, at) => (
          <DraftItem key={key} form={form} path={`items.${at}`} at={at} links={links} onRemove={() => remove(at)} />
        ))}
      </ol>
      <fieldset className={css.group}>
        <legend className={css.groupTitle}>{t('exchange.addItem')}</legend>
        <div className={css.actions}>
          {[...KINDS, 'fact', 'text'].map((kind) => (
            <Button key={kind} size="xs" variant="default" onClick={() => add(kind)}>
              {t(`exchangeItemKinds.${kind}`)}
            </Button>
          ))}
        </div>
        {draft.may.change ? <AddFile draft={draft} onAdded={(body) => add('attachment', body)} /> : null}
      </fieldset>
    </section>
  );
}
