/**
 * Judges whether two descriptions are the same document: issuer and number, number alone, folded, without leading zeros,
 * one character off. Source: ICAO Doc 9303 part 3 section 4.9; evidence in nats as for persons. Cost: a few comparisons.
 */
import type { DocumentDescription, Verdict } from '../matching/description.ts';
import {
  canonicalDocumentNumber,
  foldedDocumentNumber,
  tellingWithoutZeros,
  withoutTypedCheckDigit,
} from './document-number.ts';
import { canonicalIssuer } from './issuer.ts';
import { Judgement } from './judgement.ts';
import { oneEditApart } from './look-alikes.ts';

/** Numbers shorter than this say nothing without their issuer, and nothing at all when they differ by a character. */
const SHORTEST_TELLING = 5;

/** `checkDigitsValid` when the asked number was read from a zone whose check digits agree. */
export function judgeDocument(
  asked: DocumentDescription,
  recorded: DocumentDescription,
  { checkDigitsValid = false }: { checkDigitsValid?: boolean } = {},
): Verdict {
  const a = canonicalDocumentNumber(asked.number);
  const b = canonicalDocumentNumber(recorded.number);
  const says = new Judgement();
  if (a === '' || b === '') return says.say('document.number.missing', 0, 'One side has no number.').close('no-hit');

  const issuerA = canonicalIssuer(asked.issuer);
  const issuerB = canonicalIssuer(recorded.issuer);
  const issuer =
    issuerA === undefined || issuerB === undefined ? 'unknown' : issuerA === issuerB ? 'same' : 'different';
  const sayIssuer = () => {
    if (issuer === 'same') says.say('document.issuer.equal', 5, `Same issuer, ${issuerA}.`, { issuer: issuerA! });
    if (issuer === 'unknown') says.say('document.issuer.unknown', 0, 'The issuer is unknown on one side.');
    if (issuer === 'different') {
      const values = { asked: issuerA!, recorded: issuerB! };
      says.say('document.issuer.differs', -2, `Asked for ${issuerA}, recorded for ${issuerB}.`, values);
    }
  };
  const numbers = { asked: a, recorded: b };
  const long = Math.min(a.length, b.length) >= SHORTEST_TELLING;

  if (a === b) {
    says.say('document.number.equal', 9, `Same number, ${a}.`, { number: a });
    sayIssuer();
    if (issuer === 'same') return says.close('hit', asked.number, recorded.number);
    return says.close(long ? 'possible' : 'no-hit', asked.number, recorded.number);
  }
  if (long && foldedDocumentNumber(a) === foldedDocumentNumber(b)) {
    const text = `${a} and ${b} differ only in characters that scanners confuse.`;
    says.say('document.number.look-alike', 6, text, numbers);
    sayIssuer();
    if (checkDigitsValid && issuer === 'same') {
      // The zone was read rightly, so the slip is in the record, typed by hand.
      says.say('document.check-digits.valid', 2, 'The check digits of the scanned number are right.');
      return says.close('hit', asked.number, recorded.number);
    }
    return says.close(issuer === 'different' ? 'no-hit' : 'possible', asked.number, recorded.number);
  }
  const bare = tellingWithoutZeros(a);
  if (long && bare !== undefined && bare === tellingWithoutZeros(b)) {
    says.say('document.number.zeros', 6, `${a} and ${b} differ only in leading zeros.`, numbers);
    sayIssuer();
    return says.close(issuer === 'different' ? 'no-hit' : 'possible', asked.number, recorded.number);
  }
  if (withoutTypedCheckDigit(a) === b || withoutTypedCheckDigit(b) === a) {
    says.say('document.number.check-digit-typed', 7, `${a} and ${b} differ in the check digit behind them.`, numbers);
    sayIssuer();
    return says.close(issuer === 'different' ? 'no-hit' : 'possible', asked.number, recorded.number);
  }
  if (long && oneEditApart(a, b)) {
    says.say('document.number.one-edit', 3, `${a} and ${b} differ by one character.`, numbers);
    sayIssuer();
    // One character off is another document of the same series more often than a slip: only a scan rules that out.
    const sameType = asked.type !== undefined && recorded.type !== undefined && typeOf(asked) === typeOf(recorded);
    if (sameType) says.say('document.type.equal', 1, `Same type, ${asked.type}.`, { type: asked.type! });
    const mayBeSlip = issuer === 'same' && sameType && !checkDigitsValid;
    return says.close(mayBeSlip ? 'possible' : 'no-hit', asked.number, recorded.number);
  }
  return says.say('document.number.differs', -10, `${a} and ${b} are different numbers.`, numbers).close('no-hit');
}

function typeOf({ type }: DocumentDescription): string {
  return type!.trim().toUpperCase();
}
