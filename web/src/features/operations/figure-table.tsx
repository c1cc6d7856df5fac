import { useTranslation } from 'react-i18next';
import table from '../../ui/table.module.css';
import type { Part } from './cockpit-part.ts';
import { FigureLink } from './figure-link.tsx';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import type { CountedRow, Operation } from './use-operation.ts';

/** Every figure of a part and phase, each opening to its entries. */
export function FigureTable({
  operation,
  rows,
  part,
  title,
}: {
  operation: Operation;
  rows: readonly CountedRow[];
  part: Part | undefined;
  title: string;
}) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  return (
    <section>
      <h2 className={css.subtitle}>{title}</h2>
      {rows.length === 0 ? <p className="muted">{t('operations.nothingCounted')}</p> : null}
      {rows.length > 0 ? (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('operations.figure')}</th>
              <th scope="col" className={table.number}>
                {t('operations.counted')}
              </th>
              <th scope="col" className={table.number}>
                {t('operations.entries')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.measure} ${row.unit}`}>
                <th scope="row">{words.measure(row.measure)}</th>
                <td className={table.number}>
                  <FigureLink
                    id={operation.id}
                    measure={row.measure}
                    phase={row.phase}
                    value={row.value}
                    unit={row.unit}
                    part={part}
                  />
                </td>
                <td className={table.number}>{row.entries > 0 ? words.amount(row.entries) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
