import { ChevronDown, SlidersHorizontal } from 'lucide-react';
import { Children, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './filters.module.css';
import layout from './layout.module.css';

// So few fields take hardly more room than the button that would hide them.
const FEW = 2;

/**
 * What a list is narrowed by: fields beside each other where there is room; on a narrow or much enlarged screen they
 * fold behind a button that says how many are set, so that the list comes first.
 */
export function Filters({
  set,
  columns = layout.filters,
  onPaper = set > 0,
  children,
}: {
  /** How many differ from what the list shows by itself. */
  set: number;
  /** How the fields lie beside each other. */
  columns?: string | undefined;
  /** A printed list says by what it was narrowed, unless the page says it in words anyhow. */
  onPaper?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const fields = useId();
  return (
    <div className={`${css.filters} ${onPaper ? '' : 'not-on-paper'}`} data-filters>
      {Children.toArray(children).length > FEW ? (
        <button
          type="button"
          className={`${css.fold} ${isOpen ? css.open : ''} not-on-paper`}
          aria-expanded={isOpen}
          aria-controls={fields}
          onClick={() => setOpen(!isOpen)}
        >
          <SlidersHorizontal size={18} aria-hidden="true" />
          <span>{set === 0 ? t('registers.filters') : t('table.filtersSet', { count: set })}</span>
          <ChevronDown size={18} aria-hidden="true" />
        </button>
      ) : null}
      <fieldset id={fields} className={`card ${columns} ${css.fields}`}>
        <legend className="for-screen-readers">{t('registers.filters')}</legend>
        {children}
      </fieldset>
    </div>
  );
}

/** How many filters of an address are set, but for what is no filter, such as the order of the list. */
export function filtersSet(filters: object, ...but: readonly string[]): number {
  return Object.entries(filters).filter(([name, value]) => value !== undefined && !but.includes(name)).length;
}
