import { useTranslation } from 'react-i18next';
import css from './search-box.module.css';
import type { Recognised } from './use-recognised.ts';

/** What a text was taken for, the likeliest first, each with how it was read. */
export function RecognisedAs({ recognised }: { recognised: readonly Recognised[] }) {
  const { t, i18n } = useTranslation();
  const [first, ...others] = recognised;
  if (!first) return <span>{t('search.notRecognised')}</span>;
  const read = (code: string): string | undefined => (i18n.exists(`readAs.${code}`) ? t(`readAs.${code}`) : undefined);
  return (
    <>
      <span className="chip chip-known">
        <b>{t(`recognised.${first.kind}`)}</b> <bdi className={css.shown}>{first.shown}</bdi>
      </span>
      {first.readAs.map((code) => {
        const words = read(code);
        return words ? (
          <span key={code} className={`chip ${code === 'check-digits-wrong' ? css.wrong : ''}`}>
            {words}
          </span>
        ) : null;
      })}
      {others.length > 0 ? (
        <span>
          {t('search.alsoRecognised')} {others.map(({ kind }) => t(`recognised.${kind}`)).join(' · ')}
        </span>
      ) : null}
    </>
  );
}
