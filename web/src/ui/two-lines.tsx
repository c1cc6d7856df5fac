import type { ReactNode } from 'react';
import css from './two-lines.module.css';

/** Two lines in one row of a list: what is read first, and what belongs to it. */
export function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <span className={css.two}>
      <span>{first}</span>
      {second ? <span className="muted small">{second}</span> : null}
    </span>
  );
}
