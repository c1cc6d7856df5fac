/** Names of vessels: what kind of ship it is, its former names and "No." are habits of writing and no part of the name. */

import type { Verdict } from './description.ts';
import { judgeOrganisationNames } from './judge-organisation.ts';

/** Ship prefixes of several languages: motor vessel, motor tanker, steamship, fishing vessel, yacht, research vessel. */
const PREFIX =
  /^(?:(?:m|s|f|r|t|n|g|l|c|d)\s?[./]\s?[vtsyx]|m\s?[./]\s?b|mv|mt|ss|fv|sy|my|rv|ms|mts|fpv|lpg\/c|lng\/c|т\s?\/\s?х|теплоход|танкер|судно|буксир|траулер|motor vessel|motor tanker|steamship|vessel|ship|tanker|tug|barge|trawler|سفينه|سفينة|ناقلة|کشتی|tàu|gemi|anija)(?:\s*\.\s*|\s+)(?=\S)/iu;
/** The kind of ship behind the name. */
const SUFFIX = /\s(?:tanker|tug|barge|trawler|vessel|танкер|буксир)$/iu;
const FORMER = /\s*[([]?\s*(?:ex|formerly|f\/k\/a|бывш\.?|ex-)[.:\s-]+[^)\]]*[)\]]?\s*$/iu;
const NUMBER_SIGN = /\b(?:no|nr|num|number|nº|№)\s?\.?\s?(?=\d|[ivx]+\b)/giu;

/** An owner numbers the ships of a fleet: another number is another ship, worth a look beside the number of its hull. */
const SISTER_SHIP = 4;

/** Judges two bare names of vessels. */
export function judgeVesselNames(nameA: string, nameB: string): Verdict {
  const verdict = judgeOrganisationNames(plainVesselName(nameA), plainVesselName(nameB));
  const matched = { asked: nameA, recorded: nameB };
  const otherNumber = verdict.because.find(({ code }) => code === 'organisation.number');
  if (otherNumber === undefined) return { ...verdict, matched };
  const score = Math.min(verdict.score, SISTER_SHIP);
  return { ...verdict, band: score >= 2 ? 'possible' : 'no-hit', score, matched };
}

/** The name that is painted on the bow. */
export function plainVesselName(written: string): string {
  const name = written
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/[«»"“”]/g, ' ')
    .trim();
  const without = name.replace(FORMER, '').replace(PREFIX, '').replace(SUFFIX, '').replace(NUMBER_SIGN, '').trim();
  return without === '' ? name : without;
}
