import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Part, Split } from './cockpit-part.ts';
import { useOperationWords } from './operation-words.ts';

// These stand in the plan, not in entries.
const PLANNED: ReadonlySet<string> = new Set(['days', 'countries', 'agencies', 'officers']);

type Phase = 'preparation' | 'action' | 'follow-up';

/** A figure that opens to what is behind it: its entries, the hits, or the plan. */
export function FigureLink({
  id,
  measure,
  phase,
  value,
  unit,
  part,
  split,
  group,
}: {
  /** Of the operation. */
  id: string;
  measure: string;
  phase: string;
  value: number;
  unit?: string | null | undefined;
  part?: Part | undefined;
  split?: Split;
  group?: string | undefined;
}) {
  const { t } = useTranslation();
  const words = useOperationWords();
  const shown = words.amount(value, unit);
  const label = t('operations.openFigure', { figure: words.measure(measure), value: shown });
  if (PLANNED.has(measure)) {
    return (
      <Link to="/operations/$id/plan" params={{ id }} aria-label={label}>
        {shown}
      </Link>
    );
  }
  const where = {
    ...(part ? { [part.split]: part.code } : {}),
    ...(split && group !== undefined ? { [split]: group } : {}),
  };
  if (measure === 'hits') {
    return (
      <Link to="/operations/$id/hits" params={{ id }} search={where} aria-label={label}>
        {shown}
      </Link>
    );
  }
  const search = {
    measure,
    phase: phase as Phase,
    ...where,
  };
  return (
    <Link to="/operations/$id/entries" params={{ id }} search={search} aria-label={label}>
      {shown}
    </Link>
  );
}
