import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { Scrolling } from '../../ui/scrolling.tsx';
import table from '../../ui/table.module.css';
import { useCalibration } from './use-hits.ts';

/** How often a match of so much evidence turned out to be the same: whether the scores deserve their trust. */
export function Calibration() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useCalibration();
  const rows = (data?.items ?? []).filter(({ same, notTheSame }) => same + notTheSame > 0);
  if (rows.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.subtitle}>{t('hits.calibration')}</h2>
      <Scrolling label={t('hits.calibration')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('hits.register')}</th>
              <th scope="col">{t('hits.weight')}</th>
              <th scope="col">{t('batch.answer')}</th>
              <th scope="col" className={table.number}>
                {t('hits.same')}
              </th>
              <th scope="col" className={table.number}>
                {t('hitFigures.notTheSame')}
              </th>
              <th scope="col" className={table.number}>
                %
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ register, band, scoreFrom, same, notTheSame }) => (
              <tr key={`${register} ${band} ${scoreFrom}`}>
                <th scope="row">{t(`registerKinds.${register}`)}</th>
                <td>{t('hits.weightFrom', { from: scoreFrom, to: scoreFrom + 1 })}</td>
                <td>{t(`outcomes.${band}`)}</td>
                <td className={table.number}>{format.number(same)}</td>
                <td className={table.number}>{format.number(notTheSame)}</td>
                <td className={table.number}>{format.number(same / (same + notTheSame), { style: 'percent' })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="muted small">{t('hits.calibrationWhat')}</p>
    </section>
  );
}
