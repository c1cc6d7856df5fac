import css from './evidence-bar.module.css';

/** A bar whose length says how much something counts and whose side and pattern say for or against. */
export function EvidenceBar({ weight, most }: { weight: number; most: number }) {
  const share = most <= 0 ? 0 : Math.min(1, Math.abs(weight) / most);
  const side = weight > 0.05 ? 'for' : weight < -0.05 ? 'against' : 'none';
  // The longest bar is as long as the track; the shortest is still seen.
  return (
    <span className={css.track} aria-hidden="true">
      <span className={`${css.bar} ${css[side]}`} style={{ inlineSize: `${Math.max(6, Math.round(share * 100))}%` }} />
    </span>
  );
}
