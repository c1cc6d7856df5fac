import type { Shape } from '../../ui/outcome-shape.tsx';
import type { Outcome } from './use-search.ts';

/** The shape of each answer: never green, for nothing found is not innocence. */
export const SHAPE_OF_OUTCOME: Readonly<Record<Outcome, Shape>> = {
  hit: 'diamond',
  possible: 'triangle',
  'no-hit': 'circle',
};

/** The rounded odds that both are the same, as people say them: "about 6,000 to 1". */
export function oddsOf(scoreNats: number): {
  readonly words: 'even' | 'for' | 'against' | 'million';
  readonly odds: number;
} {
  const size = Math.exp(Math.min(Math.abs(scoreNats), 30));
  if (size < 2) return { words: 'even', odds: 1 };
  const digit = 10 ** Math.floor(Math.log10(size));
  // One leading digit: more would pretend to a precision that no comparison of names has.
  const odds = Math.round(size / digit) * digit;
  if (scoreNats < 0) return { words: 'against', odds };
  return odds >= 1_000_000 ? { words: 'million', odds: 1_000_000 } : { words: 'for', odds };
}

let sounds: AudioContext | undefined;

function tone(context: AudioContext, hertz: number, atSeconds: number, seconds: number): void {
  const source = context.createOscillator();
  const volume = context.createGain();
  source.type = 'sine';
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, context.currentTime + atSeconds);
  volume.gain.exponentialRampToValueAtTime(0.25, context.currentTime + atSeconds + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + atSeconds + seconds);
  source.connect(volume).connect(context.destination);
  source.start(context.currentTime + atSeconds);
  source.stop(context.currentTime + atSeconds + seconds);
}

/** Three sounds that differ in number and pitch: two low for a hit, two rising for possible, one short for none. */
export function playOutcome(outcome: Outcome): void {
  try {
    sounds ??= new AudioContext();
    if (outcome === 'hit') {
      tone(sounds, 330, 0, 0.22);
      tone(sounds, 262, 0.26, 0.32);
    } else if (outcome === 'possible') {
      tone(sounds, 392, 0, 0.16);
      tone(sounds, 494, 0.2, 0.16);
    } else tone(sounds, 660, 0, 0.09);
  } catch {
    // Without a loudspeaker the word, the shape and the colour still say it.
  }
}
