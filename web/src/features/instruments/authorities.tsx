import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuthoritiesShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import table from '../../ui/table.module.css';
import { ask, withQuery } from '../../wire/ask.ts';
import css from './instruments.module.css';
import { retryUnlessRefused } from './question.ts';
import { RegisterText } from './said.tsx';
import { useNameOf } from './use-register-parties.ts';

/** The authorities that answers name, of one party or of all. */
export function Authorities({ party }: { party?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  const known = useQuery({
    queryKey: ['instruments', 'authorities', party],
    queryFn: ({ signal }) =>
      ask<AuthoritiesShown>('GET', withQuery('/v1/instruments/authorities', { party }), { signal }),
    retry: retryUnlessRefused,
  });
  if (known.error) return <ProblemNotice problem={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return null;
  const { items } = known.data;
  return (
    <details className={`card ${css.more}`} id="authorities" style={{ marginBlockStart: 12 }}>
      <summary>{t('authority.known', { count: items.length })}</summary>
      {items.length === 0 ? (
        <p>{t('authority.none')}</p>
      ) : (
        <Scrolling label={t('authority.known', { count: items.length })}>
          <table className={`${table.table} ${css.sentences}`}>
            <thead>
              <tr>
                <th scope="col">{t('basis.party')}</th>
                <th scope="col">{t('authority.name')}</th>
                <th scope="col">{t('authority.measures')}</th>
                <th scope="col">{t('basis.source')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={`${item.party} ${item.name} ${item.measures.join(' ')} ${item.source}`}>
                  <th scope="row">{nameOf(item.party)}</th>
                  <td>
                    <RegisterText text={item.name} /> {item.own ? <span className="chip">{t('basis.own')}</span> : null}
                    {item.languages.length > 0 ? (
                      <div className="small">
                        <RegisterText text={item.languages.join(', ')} />
                      </div>
                    ) : null}
                  </td>
                  <td>
                    {format.list(item.measures.map((measure) => t(`measures.${measure}`)))}
                    {item.instruments ? (
                      <div className="small">
                        {item.instruments.map((code) => (
                          <Link key={code} to="/instruments/register/$code" params={{ code }}>
                            <bdi>{code}</bdi>
                          </Link>
                        ))}
                      </div>
                    ) : null}
                  </td>
                  <td className="small">
                    <RegisterText text={item.source} /> ({t(`factGrades.${item.grade}`)}, {format.date(item.asOf)})
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </details>
  );
}
