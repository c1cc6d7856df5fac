import type { IsoDate } from '../../kernel/partial-date.ts';
import { isWhole } from './between.ts';
import { earliestDay } from './calendar.ts';
import type { Ending, Instrument, Provision } from './instrument.ts';
import type { Register } from './register.ts';
import type { Measure } from './vocabulary.ts';

/** What an instrument still allows for a measure, or what ended it. */
export interface ProvisionOn {
  readonly provision?: Provision;
  readonly ended?: Ending;
}

/** The provision for a measure as it stands on a day: the measure, or some or all of its articles, may have ended. */
export function provisionOn(register: Register, instrument: Instrument, measure: Measure, on: IsoDate): ProvisionOn {
  const provision = instrument.provisions.find((p) => p.measure === measure);
  if (provision === undefined) return {};
  let articles = provision.articles;
  for (const ending of register.endingsOf(instrument.code)) {
    if (isWhole(ending) || on < earliestDay(ending.on)) continue;
    if (ending.measures.includes(measure)) return { ended: ending };
    if (ending.articles.length === 0) continue;
    // Where the register does not know which articles serve the measure, it cannot know that the ended ones do not.
    const left = articles.filter((a) => !ending.articles.includes(a) && !UNREAD.has(a));
    if (left.length === 0) return { ended: ending };
    articles = left;
  }
  return { provision: articles === provision.articles ? provision : { ...provision, articles } };
}

/** How articles of texts that nobody has read are written. */
const UNREAD: ReadonlySet<string> = new Set(['text not read']);
