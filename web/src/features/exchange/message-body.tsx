import { useTranslation } from 'react-i18next';
import { KINDS, type RegisterKind } from '../registers/register-kinds.ts';
import { SubjectFacts } from '../registers/subject-facts.tsx';
import css from './exchange.module.css';
import { useFileSize } from './file-size.ts';
import type { Item } from './use-exchange.ts';

export function isSubject(kind: string | undefined): kind is RegisterKind {
  return (KINDS as readonly string[]).includes(kind ?? '');
}

/** Why a file was set aside, in words; the code itself where the node says something new. */
export function useWhySetAside(): (why: string | null | undefined) => string {
  const { t, i18n } = useTranslation();
  return (why) => {
    const key = `exchange.attachmentWhy.${why?.split(':')[0]}`;
    return i18n.exists(key) ? t(key) : (why ?? '');
  };
}

/** A file: its name, what it is, and the way to it where there is one; else why there is none. */
export function FileFacts({
  body,
  href,
  file,
}: {
  body: Readonly<Record<string, unknown>>;
  href?: string | undefined;
  file?: Item['file'];
}) {
  const { t } = useTranslation();
  const whySetAside = useWhySetAside();
  const size = useFileSize();
  const { name, type, bytes } = body;
  return (
    <p className={css.said}>
      <bdi>{String(name)}</bdi>{' '}
      <span className="muted">
        <bdi dir="ltr">{String(type ?? '')}</bdi> {typeof bytes === 'number' ? size(bytes) : ''}
      </span>{' '}
      {href && (file === undefined || file.state === 'here') ? (
        <a href={href} download className="not-on-paper">
          {t('exchange.take')}
        </a>
      ) : null}
      {file?.state === 'awaited' ? <span className="chip">{t('exchange.fileAwaited')}</span> : null}
      {file?.state === 'erased' ? <span className="muted">{t('exchange.itemErased')}</span> : null}
      {file?.state === 'set-aside' ? (
        <span className={css.late}>
          {t('exchange.fileSetAside')} {whySetAside(file.why)}
        </span>
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
  file,
}: {
  kind: string | undefined;
  body: Readonly<Record<string, unknown>>;
  language?: string | undefined;
  /** The names in Latin letters, where they are written in another script. */
  roman?: readonly string[] | undefined;
  /** The way to the file of an attachment. */
  href?: string | undefined;
  /** What became of that file. */
  file?: Item['file'];
}) {
  if (isSubject(kind)) return <SubjectFacts kind={kind} subject={body} roman={roman} />;
  if (kind === 'attachment') return <FileFacts body={body} href={href} file={file} />;
  return (
    <p className={css.long} dir="auto" lang={language}>
      {String(body.text ?? '')}
    </p>
  );
}
