import { useTranslation } from 'react-i18next';
import { KINDS, type RegisterKind } from '../registers/register-kinds.ts';
import { SubjectFacts } from '../registers/subject-facts.tsx';
import css from './exchange.module.css';
import { useFileSize } from './file-size.ts';

export function isSubject(kind: string | undefined): kind is RegisterKind {
  return (KINDS as readonly string[]).includes(kind ?? '');
}

/** A file: its name, what it is, and the way to it where there is one. */
export function FileFacts({ body, href }: { body: Readonly<Record<string, unknown>>; href?: string | undefined }) {
  const { t } = useTranslation();
  const size = useFileSize();
  const { name, type, bytes } = body;
  return (
    <p className={css.said}>
      <bdi>{String(name)}</bdi>{' '}
      <span className="muted">
        <bdi dir="ltr">{String(type ?? '')}</bdi> {typeof bytes === 'number' ? size(bytes) : ''}
      </span>{' '}
      {href ? (
        <a href={href} download className="not-on-paper">
          {t('exchange.take')}
        </a>
      ) : null}
    </p>
  );
}

/** What an item says: the facts of a subject, a text in its own language, a file. */
export function ItemBody({
  kind,
  body,
  language,
  roman,
  href,
}: {
  kind: string | undefined;
  body: Readonly<Record<string, unknown>>;
  language?: string | undefined;
  /** The names in Latin letters, where they are written in another script. */
  roman?: readonly string[] | undefined;
  /** The way to the file of an attachment. */
  href?: string | undefined;
}) {
  if (isSubject(kind)) return <SubjectFacts kind={kind} subject={body} roman={roman} />;
  if (kind === 'attachment') return <FileFacts body={body} href={href} />;
  return (
    <p className={css.long} dir="auto" lang={language}>
      {String(body.text ?? '')}
    </p>
  );
}
