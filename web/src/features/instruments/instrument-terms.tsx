import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InstrumentShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { Scrolling } from '../../ui/scrolling.tsx';
import table from '../../ui/table.module.css';
import { OFFENCES } from './codes.ts';
import css from './instruments.module.css';
import { InstrumentTitle, RegisterText } from './said.tsx';
import { useNameOf } from './use-register-parties.ts';

function Measures({ shown }: { shown: InstrumentShown }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2 className={layout.title}>{t('instrument.measures')}</h2>
      {shown.measures.length === 0 ? <p className="muted">{t('instrument.noMeasures')}</p> : null}
      {shown.measures.length > 0 ? (
        <Scrolling label={t('instrument.measures')}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('basis.measure')}</th>
                <th scope="col">{t('basis.articles')}</th>
                <th scope="col">{t('basis.data')}</th>
                <th scope="col">{t('basis.channel')}</th>
                <th scope="col">{t('basis.conditions')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.measures.map((line) => (
                <tr key={line.measure}>
                  <th scope="row">{t(`measures.${line.measure}`)}</th>
                  <td>
                    {line.articles.map((article, at) => (
                      <span key={article}>
                        {at > 0 ? ' · ' : ''}
                        <RegisterText text={article} />
                      </span>
                    ))}
                  </td>
                  <td>{t(`dataCategories.${line.data}`)}</td>
                  <td>
                    <RegisterText text={line.channel} />
                    <div className="muted small">
                      <RegisterText text={line.authority} />
                    </div>
                  </td>
                  <td>
                    {line.conditions.length === 0 ? (
                      '—'
                    ) : (
                      <details className={css.more}>
                        <summary>{t('instrument.conditionCount', { count: line.conditions.length })}</summary>
                        <ul className={css.bullets}>
                          {line.conditions.map(({ code }) => (
                            <li key={code}>{t(`legalConditions.${code}`)}</li>
                          ))}
                        </ul>
                      </details>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      ) : null}
    </section>
  );
}

function Subjects({ shown }: { shown: InstrumentShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isEvery =
    shown.subjects.length === OFFENCES.length &&
    shown.subjects.every(({ article, minimumYears, named }) => !named && !article && minimumYears === undefined);
  return (
    <section className="card">
      <h2 className={layout.title}>{t('instrument.subjects')}</h2>
      {isEvery ? <p>{t('agreement.everyOffence')}</p> : null}
      <ul className={css.bullets}>
        {(isEvery ? [] : shown.subjects).map(({ offence, article, minimumYears, named }) => (
          <li key={offence}>
            {named ? <b>{t(`offences.${offence}`)}</b> : t(`offences.${offence}`)}
            {article ? (
              <>
                {' '}
                · {t('basis.articles')}: <bdi lang="en">{article}</bdi>
              </>
            ) : null}
            {minimumYears === undefined
              ? null
              : ` · ${t('instrument.fromYears', { count: minimumYears, years: format.number(minimumYears) })}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was replaced or ended in part, what this replaces, and declarations that change answers. */
function Changes({ shown }: { shown: InstrumentShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  const { replacedParts, replaces, declarations } = shown;
  if (replacedParts.length + replaces.length + declarations.length === 0) return null;
  const measuresOf = (codes: readonly string[]): string =>
    codes.length === 0 ? t('instrument.allMeasures') : format.list(codes.map((code) => t(`measures.${code}`)));
  return (
    <section className="card">
      <h2 className={layout.title}>{t('instrument.changes')}</h2>
      <ul className={css.bullets}>
        {replacedParts.map((part) => (
          <li key={`${part.articles} ${part.by?.code} ${part.date}`}>
            {part.by ? (
              <>
                {t('instrument.replacedBy')}:{' '}
                <Link to="/instruments/register/$code" params={{ code: part.by.code }}>
                  <InstrumentTitle title={part.by.title} />
                </Link>
              </>
            ) : (
              t('instrument.endedInPart')
            )}
            {part.date ? `, ${format.date(part.date)}` : ''} – <bdi lang="en">{part.articles}</bdi>;{' '}
            {measuresOf(part.measures)}{' '}
            <span className="muted small">
              (<bdi lang="en">{part.source}</bdi>)
            </span>
          </li>
        ))}
        {replaces.map((one) => (
          <li key={`${one.code} ${one.articles}`}>
            {t('instrument.replaces')}:{' '}
            <Link to="/instruments/register/$code" params={{ code: one.code }}>
              <InstrumentTitle title={one.title} />
            </Link>{' '}
            – <bdi lang="en">{one.articles}</bdi>; {measuresOf(one.measures)}
          </li>
        ))}
        {declarations.map((one) => (
          <li key={`${one.party} ${one.from} ${one.text}`}>
            {t('instrument.declared', { party: nameOf(one.party), day: format.date(one.from) })}:{' '}
            <bdi lang="en">{one.text}</bdi>
            {one.excludes.length > 0
              ? ` (${t(one.ofRequestsTo ? 'instrument.excludesWhenAsked' : 'instrument.excludes', { measures: measuresOf(one.excludes) })})`
              : ''}
            {one.until ? ` – ${format.date(one.until)}` : ''}{' '}
            <span className="small">
              <RegisterText text={one.source} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the instrument says: measures and articles, offences, and what has changed in it. */
export function InstrumentTerms({ shown }: { shown: InstrumentShown }) {
  return (
    <>
      <Measures shown={shown} />
      <div className={css.two}>
        <Subjects shown={shown} />
        <Changes shown={shown} />
      </div>
    </>
  );
}
