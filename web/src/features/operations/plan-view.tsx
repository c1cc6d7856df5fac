import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { Scrolling } from '../../ui/scrolling.tsx';
import table from '../../ui/table.module.css';
import { useOperationWords } from './operation-words.ts';
import type { Operation } from './use-operation.ts';

/** The plan as everybody who takes part reads it. */
export function PlanView({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOperationWords(operation);
  const { plan } = operation;
  const list = (items: readonly string[]): string => (items.length > 0 ? format.list(items) : '—');
  const facts: readonly (readonly [string, string])[] = [
    [t('operations.code'), operation.code],
    [t('operations.crimeAreas'), list(plan.crimeAreas)],
    [t('operations.objectives'), list(plan.objectives)],
    [t('operations.purpose'), t(`purposes.${plan.purpose}`)],
    ...plan.phases.map(
      ({ phase, from, to }) => [words.phase(phase), `${format.date(from)} – ${format.date(to)}`] as const,
    ),
    [
      t('operations.actionDays'),
      plan.actionDays ? list(plan.actionDays.map((day) => format.date(day))) : t('operations.everyDay'),
    ],
    [t('operations.places'), t(`operationPlaces.${plan.places}`)],
    [t('operations.signers'), list(plan.signers.map(words.party))],
    [t('operations.measures'), t('operations.someMeasures', { count: plan.measures.length })],
  ];
  return (
    <div className={layout.sections}>
      <section className="card">
        <h2 className={layout.title}>{t('operations.plan')}</h2>
        <dl className="facts">
          {facts.flatMap(([name, value], at) => [
            <dt key={`${name} ${String(at)} name`}>{name}</dt>,
            <dd key={`${name} ${String(at)}`}>
              <bdi>{value}</bdi>
            </dd>,
          ])}
        </dl>
      </section>
      <section className="card">
        <h2 className={layout.title}>{t('operations.participants')}</h2>
        <Scrolling label={t('operations.participants')}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('account.agency')}</th>
                <th scope="col">{t('operations.country')}</th>
                <th scope="col">{t('operations.role')}</th>
                <th scope="col" className={table.number}>
                  {t('operations.officers')}
                </th>
                <th scope="col">{t('operations.zone')}</th>
              </tr>
            </thead>
            <tbody>
              {plan.participants.map((one) => (
                <tr key={one.agency}>
                  <th scope="row">
                    <bdi dir="ltr">{one.agency}</bdi>
                  </th>
                  <td>{words.party(one.country)}</td>
                  <td>{t(`operationRoles.${one.role}`)}</td>
                  <td className={table.number}>{one.officers > 0 ? format.number(one.officers) : '—'}</td>
                  <td>
                    <bdi dir="ltr">{one.zone}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </section>
      <section className="card">
        <h2 className={layout.title}>{t('operations.hotSpots')}</h2>
        <Scrolling label={t('operations.hotSpots')}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('operations.hotSpot')}</th>
                <th scope="col">{t('operations.country')}</th>
                <th scope="col">{t('operations.position')}</th>
                <th scope="col" className={table.number}>
                  {t('operations.radius')}
                </th>
              </tr>
            </thead>
            <tbody>
              {plan.hotSpots.map((spot) => (
                <tr key={spot.code}>
                  <th scope="row">
                    <bdi>{spot.name}</bdi> (<bdi dir="ltr">{spot.code}</bdi>)
                  </th>
                  <td>{words.party(spot.country)}</td>
                  <td>
                    <bdi dir="ltr">
                      {spot.lat}, {spot.lon}
                    </bdi>
                  </td>
                  <td className={table.number}>{format.number(spot.radiusKm)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </section>
    </div>
  );
}
