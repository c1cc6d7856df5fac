import { useTranslation } from 'react-i18next';
import type { LegalBasisShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import table from '../../ui/table.module.css';

type Body = NonNullable<LegalBasisShown['bodies']>[number];

/** How a party stands to the bodies of police cooperation of its region. */
export function BodiesTable({ bodies }: { bodies: readonly Body[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const members = bodies.filter(({ standing }) => standing === 'member').length;
  const standingWords = (standing: string): string => {
    const code = standing.replaceAll(' ', '-');
    return i18n.exists(`bodyStandings.${code}`) ? t(`bodyStandings.${code}`) : standing;
  };
  return (
    <section className="card">
      <h2 className={layout.title}>{t('basis.bodies')}</h2>
      <p>{t('basis.bodiesCount', { members, bodies: bodies.length })}</p>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('basis.body')}</th>
            <th scope="col">{t('basis.standing')}</th>
            <th scope="col">{t('basis.asOf')}</th>
          </tr>
        </thead>
        <tbody>
          {bodies.map(({ body, standing, asOf }) => (
            <tr key={body}>
              <th scope="row">
                <bdi>{body}</bdi>
              </th>
              <td>{standingWords(standing)}</td>
              <td>{asOf ? format.date(asOf) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
