/**
 * Serial numbers of firearms as they are compared. Source: International Tracing Instrument (2005), paragraph 8 (marks);
 * ATF Form 3312.1, section V (how a trace request gives them). Letters and digits both stay: AB123 and 123 are two weapons.
 */
import { leadingMake } from './firearm-makes.ts';
import { alphanumerics, foldLookAlikes } from './look-alikes.ts';

/** Serials shorter than this repeat from maker to maker, so without the make they name no weapon. */
export const SHORTEST_TELLING_SERIAL = 4;

const SHORTEST_MAKE_IN_FRONT = 4;
const LONGEST_SERIAL = 200;
// A label is only taken off with its mark of abbreviation or a separator behind it: SER123 may be a serial as it stands.
const LABEL =
  /^(?:SERIAL(?:\s*(?:NUMBER|NO|NR))?|SERIES?|SERIE(?:N?NUMMER)?|SER|S\s*\/\s*N|SN|NUMBER|NUMERO|NUM|NO|NR|BR|N°|Nº|№|#)(?:\s*[.:#°º=]+\s*|\s+|(?<=[#№°º]|S\/N)\s*)(?=\S)/i;

function withoutLabels(text: string): string {
  let rest = text.trim();
  for (let i = 0; i < 3; i++) {
    const label = LABEL.exec(rest);
    if (!label) return rest;
    rest = rest.slice(label[0].length);
  }
  return rest;
}

function withoutMake(text: string): string {
  const make = leadingMake(text);
  if (!make) return text;
  const parts = text.trim().split(/\s+/);
  // Two or three letters in front ("FN 1234", "CZ 1234") are the prefix of the serial as often as the maker.
  if (alphanumerics(parts.slice(0, make.words).join('')).length < SHORTEST_MAKE_IN_FRONT) return text;
  const rest = parts.slice(make.words).join(' ');
  return /\d{3}/.test(rest) ? rest : text;
}

/** Capitals and digits of a serial, freed of `No.`, `S/N`, `SER` and of the maker's name in front of it. */
export function canonicalSerial(typed: string): string {
  const text = typed.slice(0, LONGEST_SERIAL);
  const unlabelled = withoutLabels(text);
  if (!/[\s.:#-]/.test(unlabelled)) return alphanumerics(unlabelled);
  return alphanumerics(withoutLabels(withoutMake(unlabelled)));
}

/** Second key of a serial; expects `canonicalSerial`. */
export function foldedSerial(canonical: string): string {
  return foldLookAlikes(canonical);
}
