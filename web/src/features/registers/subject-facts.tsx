import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import { NameInScript } from '../../ui/name-in-script.tsx';
import type { RegisterKind } from './register-kinds.ts';
import css from './registers.module.css';
import { SUBJECT_FIELDS, type SubjectField } from './subject-fields.ts';

/** A value of a subject as people read it: countries by name, codes by their words, dates as dates. */
export function useShownValue(): (field: SubjectField, value: unknown) => ReactNode {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const partyName = usePartyName();
  return (field, value) => {
    if (typeof value === 'boolean') return t(value ? 'record.yes' : 'record.no');
    const text = String(value);
    if (field.choices === 'countries') return `${partyName(text)} (${text})`;
    if (field.choices && i18n.exists(`${field.choices}.${text}`)) return t(`${field.choices}.${text}`);
    if (field.kind === 'day') return format.date(text);
    if (field.code || field.kind === 'number')
      return (
        <bdi dir="ltr" className={css.code}>
          {text}
        </bdi>
      );
    return <NameInScript name={text} />;
  };
}

function written(name: Readonly<Record<string, unknown>>): string {
  const { whole, family, given, patronymic } = name;
  return String(whole ?? [family, given, patronymic].filter(Boolean).join(' '));
}

/** One entry of a list, its parts in one line. */
function Entry({ field, entry, roman }: { field: SubjectField; entry: unknown; roman: string | undefined }) {
  const { t } = useTranslation();
  const shown = useShownValue();
  if (!field.each) return <>{shown(field, entry)}</>;
  const parts = entry as Readonly<Record<string, unknown>>;
  if (field.name === 'names') {
    const quality = parts.quality;
    return (
      <>
        <NameInScript name={written(parts)} roman={roman} />
        {quality === 'weak' || quality === 'good' ? (
          <span className="muted small"> {t(`nameQualities.${quality}`)}</span>
        ) : null}
      </>
    );
  }
  return (
    <>
      {field.each
        .filter(({ name }) => parts[name] !== undefined)
        .map((part, at) => (
          <span key={part.name}>
            {at > 0 ? ' · ' : ''}
            {part.name === 'toleranceYears'
              ? t('record.tolerance', { count: Number(parts[part.name]) })
              : shown(part, parts[part.name])}
          </span>
        ))}
    </>
  );
}

/** What the record says of its subject, in the original script. */
export function SubjectFacts({
  kind,
  subject,
  roman = [],
}: {
  kind: RegisterKind;
  subject: Readonly<Record<string, unknown>>;
  /** The names in Latin letters, in the order of the names. */
  roman?: readonly string[] | undefined;
}) {
  const { t } = useTranslation();
  const shown = useShownValue();
  return (
    <dl className="facts">
      {SUBJECT_FIELDS[kind]
        .filter(({ name }) => subject[name] !== undefined)
        .flatMap((field) => {
          const value = subject[field.name];
          return [
            <dt key={`${field.name} label`}>{t(field.words)}</dt>,
            <dd key={field.name} className={field.kind === 'long' ? css.long : undefined}>
              {Array.isArray(value) ? (
                <ul className={css.plain}>
                  {value.map((entry, at) => (
                    <li key={JSON.stringify(entry)}>
                      <Entry field={field} entry={entry} roman={field.name === 'names' ? roman[at] : undefined} />
                    </li>
                  ))}
                </ul>
              ) : (
                shown(field, value)
              )}
            </dd>,
          ];
        })}
    </dl>
  );
}
