import { Button } from '@mantine/core';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { SUBJECT_ROLES } from '../../../../src/domains/exchange/exchange.schema.ts';
import { LANGUAGE_NAMES } from '../../languages/words.ts';
import layout from '../../ui/layout.module.css';
import { KINDS } from '../registers/register-kinds.ts';
import { AddFile } from './add-file.tsx';
import { type DraftFormHandle, useCodeChoices } from './code-choices.ts';
import css from './exchange.module.css';
import { ItemTerms } from './item-terms.tsx';
import { FileFacts, isSubject } from './message-body.tsx';
import { DraftField, MissingAt, MissingWithin } from './missing.tsx';
import { SubjectForm } from './subject-form.tsx';
import { type Draft, draftPath } from './use-exchange.ts';

function DraftItem({
  form,
  draft,
  path,
  at,
  links,
  onRemove,
}: {
  form: DraftFormHandle;
  draft: Draft;
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
  const attachment = form.getValues(`${path}.body.attachment`) as string | undefined;
  const fileHref = attachment ? draftPath(draft.id, `attachments/${attachment}`) : undefined;
  const name = t(`exchangeItemKinds.${kind ?? 'text'}`);
  return (
    <li className={css.item}>
      <div className={layout.top}>
        <h3 className={css.itemTitle}>
          {at + 1}. {name}
        </h3>
        <Button size="xs" variant="default" aria-label={`${t('common.remove')}: ${at + 1}. ${name}`} onClick={onRemove}>
          {t('common.remove')}
        </Button>
      </div>
      {forwards ? <p className="muted">{t('exchange.forwarded')}</p> : null}
      {/* What no box of the form stands for is said at the head of the item. */}
      <MissingAt name={path} />
      <MissingWithin name={`${path}.body`} />
      <div className={layout.fields}>
        {isSubject(kind) ? (
          <>
            <DraftField
              form={form}
              name={`${path}.role`}
              label={t('exchange.role')}
              kind="choice"
              choices={choices('subjectRoles', SUBJECT_ROLES)}
            />
            <DraftField
              form={form}
              name={`${path}.link`}
              label={t('exchange.link')}
              kind="choice"
              choices={choices('purposeLinks', links)}
            />
            {link === 'other' ? (
              <DraftField form={form} name={`${path}.linkText`} label={t('exchange.linkText')} needed />
            ) : null}
            {forwards ? null : <SubjectForm form={form} kind={kind} path={`${path}.body`} />}
          </>
        ) : kind === 'attachment' ? (
          <div className={layout.whole}>
            <FileFacts
              body={(form.getValues(`${path}.body`) as Readonly<Record<string, unknown>> | undefined) ?? {}}
              href={fileHref}
            />
          </div>
        ) : forwards ? null : (
          <div className={layout.whole}>
            <DraftField form={form} name={`${path}.body.text`} label={name} kind="long" />
          </div>
        )}
        {kind === 'text' || kind === 'fact' ? (
          <DraftField
            form={form}
            name={`${path}.language`}
            label={t('exchange.writtenIn')}
            kind="choice"
            choices={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
          />
        ) : null}
        {kind === 'text' ? (
          <DraftField form={form} name={`${path}.translate`} label={t('exchange.translate')} kind="check" />
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
      <h2 className={layout.title}>{t('exchange.items')}</h2>
      <MissingAt name="items" />
      <ol className={css.items}>
        {fields.map(({ key }, at) => (
          <DraftItem
            key={key}
            form={form}
            draft={draft}
            path={`items.${at}`}
            at={at}
            links={links}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      <fieldset className={layout.group}>
        <legend className={layout.groupTitle}>{t('exchange.addItem')}</legend>
        <div className={layout.actions}>
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
