import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { useCodeWords } from '../search/hit-words.ts';
import css from './exchange.module.css';
import type { Delivery } from './use-exchange.ts';

/** The instrument a message rests on, as it stood on the day of release. */
export function BasisFacts({ basis }: { basis: Delivery['basis'] }) {
  const { t, i18n } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  return (
    <dl className="facts">
      <dt>{t('hit.basis')}</dt>
      <dd>
        {basis.instrument === '' ? t('exchange.ownLaw') : basis.title}
        {basis.fallback ? <span className="muted"> ({t('exchange.fallback')})</span> : null}
      </dd>
      {basis.articles.length > 0 ? (
        <>
          <dt>{t('exchange.articles')}</dt>
          <dd>
            <bdi>{format.list(basis.articles)}</bdi>
          </dd>
        </>
      ) : null}
      {basis.channel ? (
        <>
          <dt>{t('exchange.channel')}</dt>
          <dd>
            <bdi>{basis.channel}</bdi>
          </dd>
        </>
      ) : null}
      {basis.authority ? (
        <>
          <dt>{t('exchange.authority')}</dt>
          <dd>
            <bdi>{basis.authority}</bdi>
          </dd>
        </>
      ) : null}
      <dt>{t('exchange.dataKind')}</dt>
      <dd>{words('dataCategories', basis.data)}</dd>
      {basis.conditions.length > 0 ? (
        <>
          <dt>{t('exchange.conditions')}</dt>
          <dd>
            <ul className={css.conditions}>
              {basis.conditions.map(({ code, text }) => (
                <li key={`${code} ${text}`}>
                  {i18n.exists(`legalConditions.${code}`) ? t(`legalConditions.${code}`) : <bdi>{text}</bdi>}
                </li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
      <dt>{t('exchange.basisOn')}</dt>
      <dd>{format.date(basis.on)}</dd>
    </dl>
  );
}
