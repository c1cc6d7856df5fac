import css from './world-map.module.css';

/** Tones of a map or chart: each has a colour and a pattern, so that none is told by colour alone, nor lost on paper. */
const TONES = ['full', 'strong', 'half', 'faint', 'caution', 'alarm', 'other'] as const;
export type Tone = (typeof TONES)[number];

// Strokes within a square of eight; `full` and `other` are plain, dark and light.
const STROKES: Readonly<Record<Tone, string>> = {
  full: '',
  strong: 'M0 8L8 0M-2 2L2 -2M6 10L10 6',
  half: 'M0 4H8',
  faint: 'M4 3.2V4.8',
  caution: 'M0 0L8 8M-2 6L2 10M6 -2L10 2',
  alarm: 'M0 0L8 8M0 8L8 0',
  other: '',
};

/** The patterns of the tones, to be named as `url(#prefix-tone)`; `scale` keeps them of one size when the map is zoomed. */
export function TonePatterns({ prefix, scale = 1 }: { prefix: string; scale?: number }) {
  return (
    <defs>
      {TONES.map((tone) => (
        <pattern
          key={tone}
          id={`${prefix}-${tone}`}
          width={8}
          height={8}
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${scale})`}
        >
          <rect width={8} height={8} className={css[`tone-${tone}`]} />
          {STROKES[tone] ? <path d={STROKES[tone]} className={css[`stroke-${tone}`]} /> : null}
        </pattern>
      ))}
    </defs>
  );
}
