import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import table from '../../ui/table.module.css';
import { WorldMap } from '../../ui/world-map.tsx';
import { rowsBy } from './cockpit-part.ts';
import { FigureLink } from './figure-link.tsx';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import { type Cockpit, type CountedRow, type Operation, useMeasures } from './use-operation.ts';

const LEAST = 5;
const MOST = 30;

// The height of the letters on the map and, wide ones and narrow ones together, the width of one of them.
const LETTERS = 15;
const WIDTH_OF_A_LETTER = 8;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function areOnEachOther(one: Box, other: Box, height: number): boolean {
  return Math.abs(one.y - other.y) < height && one.x < other.x + other.width && other.x < one.x + one.width;
}

interface SpotFigures {
  readonly checks: CountedRow | undefined;
  readonly hits: CountedRow | undefined;
  /** Seizures are of many kinds; what they share is that somebody made an entry. */
  readonly seized: readonly CountedRow[];
}

function figuresAt(rows: readonly CountedRow[], code: string, seizures: ReadonlySet<string>): SpotFigures {
  const here = rows.filter(({ group }) => group === code);
  return {
    checks: here.find(({ measure }) => measure === 'checks'),
    hits: here.find(({ measure }) => measure === 'hits'),
    seized: here.filter(({ measure }) => seizures.has(measure)),
  };
}

/** The outermost kinds of what is seized: cocaine is in the drugs already. */
function useSeizures(): ReadonlySet<string> {
  const measures = useMeasures();
  return useMemo(() => {
    const outermost = measures.filter(({ code, partOf }) => code.endsWith('-seized') && partOf === undefined);
    return new Set(outermost.map(({ code }) => code));
  }, [measures]);
}

/** Where it happens: checks by the size of the circle, hits by its heart, seizures by a square. */
export function CockpitMap({ operation, cockpit, phase }: { operation: Operation; cockpit: Cockpit; phase: string }) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const { hotSpots, formerHotSpots = [] } = operation.plan;
  const seizures = useSeizures();
  const rows = rowsBy(cockpit, 'hotSpot').filter((row) => row.phase === phase);
  const spots = hotSpots.map((spot) => ({ spot, ...figuresAt(rows, spot.code, seizures) }));
  const most = Math.max(1, ...spots.map(({ checks }) => checks?.value ?? 0));
  const around = useMemo(() => hotSpots.map(({ lat, lon }) => ({ lat, lon })), [hotSpots]);
  const elsewhere = figuresAt(rows, '', seizures);
  // No longer on the map, but what was counted there is.
  const former = formerHotSpots.flatMap((spot) => {
    const figures = figuresAt(rows, spot.code, seizures);
    return rows.some(({ group }) => group === spot.code) ? [{ spot, ...figures }] : [];
  });
  const link = (row: CountedRow | undefined) =>
    row ? (
      <FigureLink
        id={operation.id}
        measure={row.measure}
        phase={phase}
        value={row.value}
        unit={row.unit}
        split="hotSpot"
        group={row.group}
      />
    ) : (
      '—'
    );
  const line = (name: string, country: string, { checks, hits, seized }: SpotFigures) => (
    <tr key={`${name} ${country}`}>
      <th scope="row">
        <bdi>{name}</bdi> {country ? `(${words.party(country)})` : ''}
      </th>
      <td className={table.number}>{link(checks)}</td>
      <td className={table.number}>{link(hits)}</td>
      <td>
        {seized.length === 0
          ? '—'
          : seized.map((row, at) => (
              <span key={`${row.measure} ${row.unit}`}>
                {at > 0 ? '; ' : ''}
                {words.measure(row.measure)} {link(row)}
              </span>
            ))}
      </td>
    </tr>
  );
  return (
    <WorldMap
      title={t('operations.map')}
      nameOf={words.party}
      around={around}
      isInvented={hotSpots.some(({ country }) => country.startsWith('ZZ'))}
      note={t('operations.mapNote')}
      overlay={({ project, unit }) => {
        const named: Box[] = [];
        return spots.map(({ spot, checks, hits, seized }) => {
          const at = project(spot);
          if (!at) return null;
          const [x, y] = at;
          // By area, so that twice the checks look like twice as many.
          const radius = (value: number): number => LEAST + (MOST - LEAST) * Math.sqrt(value / most);
          const outer = radius(checks?.value ?? 0) * unit;
          const inner = hits ? Math.max(3, Math.min(radius(checks?.value ?? 0) - 3, 3 + Math.sqrt(hits.value) * 2)) : 0;
          const name = { x: x + outer + 8 * unit, y: y + 5 * unit, width: spot.name.length * WIDTH_OF_A_LETTER * unit };
          // Of names that would lie on each other the first stays; nearer to the map there is room for the others.
          const hasRoom = named.every((other) => !areOnEachOther(name, other, LETTERS * unit));
          if (hasRoom) named.push(name);
          return (
            <g key={spot.code}>
              <title>{`${spot.name}: ${words.measure('checks')} ${words.amount(checks?.value ?? 0)}, ${words.measure('hits')} ${words.amount(hits?.value ?? 0)}`}</title>
              <circle cx={x} cy={y} r={outer} className={css.checksMark} />
              {inner > 0 ? <circle cx={x} cy={y} r={inner * unit} className={css.hitsMark} /> : null}
              {seized.length > 0 ? (
                <rect
                  x={x + outer * 0.72 - 5 * unit}
                  y={y - outer * 0.72 - 5 * unit}
                  width={10 * unit}
                  height={10 * unit}
                  className={css.seizedMark}
                />
              ) : null}
              {hasRoom ? (
                <text x={name.x} y={name.y} fontSize={LETTERS * unit} strokeWidth={3 * unit} className={css.markText}>
                  {spot.name}
                </text>
              ) : null}
            </g>
          );
        });
      }}
      legend={
        <>
          <Sign label={words.measure('checks')}>
            <circle cx={9} cy={9} r={8} className={css.checksMark} />
          </Sign>
          <Sign label={words.measure('hits')}>
            <circle cx={9} cy={9} r={5} className={css.hitsMark} />
          </Sign>
          <Sign label={t('operations.seizures')}>
            <rect x={4} y={4} width={10} height={10} className={css.seizedMark} />
          </Sign>
        </>
      }
      table={
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('operations.hotSpot')}</th>
              <th scope="col" className={table.number}>
                {words.measure('checks')}
              </th>
              <th scope="col" className={table.number}>
                {words.measure('hits')}
              </th>
              <th scope="col">{t('operations.seizures')}</th>
            </tr>
          </thead>
          <tbody>
            {[...spots, ...former].map(({ spot, ...figures }) => line(spot.name, spot.country, figures))}
            {elsewhere.checks || elsewhere.hits || elsewhere.seized.length > 0
              ? line(t('operations.elsewhere'), '', elsewhere)
              : null}
          </tbody>
        </table>
      }
    />
  );
}

function Sign({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <span className={layout.row}>
      <svg width={18} height={18} aria-hidden="true" focusable="false">
        {children}
      </svg>
      {label}
    </span>
  );
}
