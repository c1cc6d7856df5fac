import { useTranslation } from 'react-i18next';
import { Scrolling } from '../../ui/scrolling.tsx';
import table from '../../ui/table.module.css';
import { Ago } from '../../ui/time.tsx';
import { HitReference } from './hit-reference.tsx';
import css from './operations.module.css';
import type { Cockpit } from './use-operation.ts';

/** The hits whose owner has not answered in time, the longest first. */
export function LateHits({ hits }: { hits: Cockpit['lateHits'] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className={css.subtitle}>{t('operations.late')}</h2>
      {hits.length === 0 ? <p className="muted">{t('operations.nothingLate')}</p> : null}
      {hits.length > 0 ? (
        <Scrolling label={t('operations.late')}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('operations.hit')}</th>
                <th scope="col">{t('operations.owner')}</th>
                <th scope="col">{t('operations.due')}</th>
              </tr>
            </thead>
            <tbody>
              {hits.map((hit) => (
                <tr key={hit.id}>
                  <th scope="row">
                    <HitReference hit={hit} />
                  </th>
                  <td>
                    <bdi dir="ltr">{hit.owner}</bdi>
                  </td>
                  <td>
                    <Ago at={hit.alarmAt} />
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
