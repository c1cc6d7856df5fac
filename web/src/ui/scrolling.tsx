import type { ReactNode } from 'react';
import table from './table.module.css';

/** Room for a table that may be wider than the screen, or, when `tall`, longer than a reader wants the page to be. */
export function Scrolling({ label, tall = false, children }: { label: string; tall?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className={`${table.wide} ${tall ? table.tall : ''}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
