import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { directionOf } from '../../languages/words.ts';
import layout from '../../ui/layout.module.css';
import { PictureAndTable } from '../../ui/picture-and-table.tsx';
import table from '../../ui/table.module.css';
import { BarRows } from './bar-rows.tsx';
import { rowsBy, SPLITS, type Split } from './cockpit-part.ts';
import { FigureLink } from './figure-link.tsx';
import { HourBars } from './hour-bars.tsx';
import { useOperationWords } from './operation-words.ts';
import type { Cockpit, CountedRow, Operation } from './use-operation.ts';

/** One figure, split by country, agency, hot spot or hour. */
export function CockpitSplit({
  operation,
  cockpit,
  phase,
  split,
  measure,
  onSplit,
  onMeasure,
}: {
  operation: Operation;
  cockpit: Cockpit;
  phase: string;
  split: Split;
  measure: string;
  onSplit: (split: Split) => void;
  onMeasure: (code: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const words = useOperationWords(operation);
  const ofPhase = rowsBy(cockpit, split).filter((row) => row.phase === phase);
  const measures = [...new Set(['checks', measure, ...ofPhase.map((row) => row.measure)])];
  const rows = ofPhase.filter((row) => row.measure === measure);
  const nameOf = ({ group }: CountedRow): string =>
    ({
      country: words.party(group),
      agency: group,
      hotSpot: words.hotSpot(group),
      hour: split === 'hour' ? words.hour(group) : '',
    })[split];
  const sorted = split === 'hour' ? rows : rows.toSorted((a, b) => b.value - a.value);
  return (
    <>
      <div className={`${layout.filters} not-on-paper`}>
        <NativeSelect
          label={t('operations.figure')}
          value={measure}
          onChange={(event) => onMeasure(event.currentTarget.value)}
          data={measures.map((value) => ({ value, label: words.measure(value) }))}
        />
        <NativeSelect
          label={t('operations.by')}
          value={split}
          onChange={(event) => {
            const chosen = SPLITS.find((one) => one === event.currentTarget.value);
            if (chosen) onSplit(chosen);
          }}
          data={SPLITS.map((value) => ({ value, label: t(`operationSplits.${value}`) }))}
        />
      </div>
      <PictureAndTable
        title={t('operations.splitTitle', { figure: words.measure(measure), split: t(`operationSplits.${split}`) })}
        picture={
          rows.length === 0 ? (
            <p className="muted">{t('operations.nothingCounted')}</p>
          ) : split === 'hour' ? (
            <HourBars rows={sorted} isRightToLeft={directionOf(i18n.language) === 'rtl'} />
          ) : (
            <BarRows
              bars={sorted.map((row) => ({ key: row.group, label: nameOf(row), value: row.value, unit: row.unit }))}
            />
          )
        }
        table={
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t(`operationSplits.${split}`)}</th>
                <th scope="col" className={table.number}>
                  {words.measure(measure)}
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((row) => (
                <tr key={`${row.group} ${row.unit}`}>
                  <th scope="row">
                    <bdi>{nameOf(row)}</bdi>
                  </th>
                  <td className={table.number}>
                    <FigureLink
                      id={operation.id}
                      measure={measure}
                      phase={phase}
                      value={row.value}
                      unit={row.unit}
                      split={split}
                      group={row.group}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
    </>
  );
}
