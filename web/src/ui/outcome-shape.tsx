/** The three shapes of an answer: told apart without colour, and in black and white. */
export type Shape = 'diamond' | 'triangle' | 'circle';

const FILL: Readonly<Record<Shape, string>> = {
  diamond: 'var(--hit)',
  triangle: 'var(--possible)',
  circle: 'var(--nothing)',
};

/** Draws one of the three shapes; the word always stands beside it, so screen readers skip it. */
export function OutcomeShape({ shape, size = 18 }: { shape: Shape; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false" className="outcome-shape">
      {shape === 'diamond' ? (
        <rect x="4.2" y="4.2" width="15.6" height="15.6" rx="2" transform="rotate(45 12 12)" fill={FILL.diamond} />
      ) : null}
      {shape === 'triangle' ? <path d="M12 2.5 22.5 21h-21z" fill={FILL.triangle} strokeLinejoin="round" /> : null}
      {shape === 'circle' ? (
        <circle cx="12" cy="12" r="8.5" fill="none" stroke={FILL.circle} strokeWidth="3.5" />
      ) : null}
    </svg>
  );
}
