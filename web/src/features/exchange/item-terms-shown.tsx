import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { useCodeWords } from '../search/hit-words.ts';
import css from './exchange.module.css';

/** Under which terms an item is shared. */
interface ShownTerms {
  readonly grade?: string | undefined;
  readonly handling?: readonly string[] | undefined;
  readonly handlingNote?: string | undefined;
  readonly link?: string | undefined;
  readonly linkText?: string | undefined;
  readonly retainUntil?: string | undefined;
  readonly withheldFrom?: readonly string[] | undefined;
  readonly originator?: string;
  readonly version?: number;
}

/** The grade and the handling codes of an item, each with its words, where nobody overlooks them: on the screen and on paper. */
export function ItemTermsShown({ terms }: { terms: ShownTerms }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const { grade, handling = [], handlingNote, link, linkText, retainUntil, withheldFrom = [], version = 1 } = terms;
  const further = [
    ...(terms.originator ? [`${t('exchange.originator')} ${terms.originator}`] : []),
    ...(retainUntil ? [t('exchange.keptUntil', { on: format.date(retainUntil) })] : []),
    ...(version > 1 ? [t('exchange.itemVersion', { version })] : []),
    ...(withheldFrom.length > 0 ? [`${t('record.withheldFrom')}: ${withheldFrom.join(', ')}`] : []),
  ];
  return (
    <>
      <ul className={css.terms} aria-label={t('exchange.terms')}>
        {grade ? (
          <li>
            <b dir="ltr">{grade}</b>{' '}
            <span>
              {words('sourceGrades', grade[0] ?? '')}; {words('informationGrades', grade[1] ?? '')}
            </span>
          </li>
        ) : null}
        {handling.map((code) => (
          <li key={code} className={code === 'H0' ? undefined : css.restricted}>
            <b dir="ltr">{code}</b> <span>{withoutCode(words('handlingCodes', code), code)}</span>
          </li>
        ))}
      </ul>
      {handlingNote ? (
        <p className={css.said}>
          <b dir="ltr">H3</b> <bdi>{handlingNote}</bdi>
        </p>
      ) : null}
      {link ? (
        <p className={css.said}>
          {words('purposeLinks', link)}
          {linkText ? (
            <>
              : <bdi>{linkText}</bdi>
            </>
          ) : null}
        </p>
      ) : null}
      {further.length > 0 ? <p className="muted small">{further.join(' · ')}</p> : null}
    </>
  );
}

/** The words of a handling code begin with the code, which stands beside them already. */
function withoutCode(words: string, code: string): string {
  return words.startsWith(code) ? words.slice(code.length).replace(/^[\s:：—–-]+/u, '') : words;
}
