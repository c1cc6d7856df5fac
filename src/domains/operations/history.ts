import { readFileSync } from 'node:fs';
import type { PublishedHistory } from '../../engines/tally/published.ts';
import { type TrendRow, trendOf } from '../../engines/tally/rates.ts';

const HISTORY = JSON.parse(readFileSync(new URL('./data/history.json', import.meta.url), 'utf8')) as PublishedHistory;

/** The published operations of the past, with their sources. */
export function publishedHistory(): PublishedHistory {
  return HISTORY;
}

/** Arrests per 1,000 officers over the published operations; a year whose officers nobody published says so. */
export function arrestsTrend(): TrendRow[] {
  return trendOf(
    HISTORY.operations.map(({ year, figures }) => ({ name: String(year), figures })),
    { numerator: 'arrests', denominator: 'officers', per: 1000 },
  );
}
