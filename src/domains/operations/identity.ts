import { canonicalDocumentNumber } from '../../engines/identifiers/document-number.ts';
import { canonicalSerial } from '../../engines/identifiers/firearm-serial.ts';
import { readName } from '../../engines/names/read-name.ts';
import type { Identity } from './operations.schema.ts';

/**
 * The text by which the same person or object is known again, whoever reports it: the document before the name, for two
 * spellings are two texts and a number is one. It is kept as a keyed hash only. Undefined when it identifies nobody.
 */
export function identityText({ person, object }: Identity): string | undefined {
  if (person?.document) {
    return `document|${person.document.issuer ?? ''}|${canonicalDocumentNumber(person.document.number)}`;
  }
  if (person?.name && person.bornOn) {
    const tokens = readName({ whole: person.name }).tokens.map((token) => token.text);
    return `person|${tokens.sort().join(' ')}|${person.bornOn}`;
  }
  if (object)
    return `object|${object.kind}|${(object.make ?? '').toLowerCase().trim()}|${canonicalSerial(object.number)}`;
  return undefined;
}
