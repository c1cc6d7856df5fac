/** Evidence beside name and birth: sex, nationality, place, height, documents. Weights in nats, each with its reason. */

import { foldLatin } from '../names/fold.ts';
import type { PersonCandidate } from './candidate.ts';
import type { DocumentDescription, PersonDescription, Sex, Statement } from './description.ts';
import { statement } from './statements.ts';

/** Half of all people: ln 2, a little less for errors. */
const SEX_SAME = 0.6;
/** One record in twenty has the sex wrong or transposed. */
const SEX_DIFFERENT = -3;
/** Sharing a rare nationality says more, but people of one list share theirs. */
const NATIONALITY_MOST = 3.5;
/** People hold several nationalities and claim others. */
const NATIONALITY_NONE = -1;
const USUAL_NATIONALITY_SHARE = 0.05;
const PLACE_SAME = 1.5;
const HEIGHT_NEAR = 0.4;
const HEIGHT_FAR = -1;
const HEIGHT_NEAR_CM = 3;
const HEIGHT_FAR_CM = 12;
/** One document in a million has this number and issuer by chance or error. */
const DOCUMENT_SAME = 14;
const DOCUMENT_NUMBER_SAME = 9;
const DOCUMENT_LOOK_ALIKE = 8;
const DOCUMENT_ONE_SIGN = 3;
/** Numbers shorter than this repeat across issuers and kinds. */
const SHORTEST_NUMBER = 5;

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
};

function plainNumber(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

function lookAlike(plain: string): string {
  let folded = '';
  for (const sign of plain) folded += LOOK_ALIKE[sign] ?? sign;
  return folded;
}

interface AskedDocument {
  readonly plain: string;
  readonly folded: string;
  readonly issuer: string | undefined;
}

function askDocument(document: DocumentDescription): AskedDocument {
  const plain = plainNumber(document.number);
  return { plain, folded: lookAlike(plain), issuer: document.issuer?.toUpperCase() };
}

function differInOneSign(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
  return count === 1;
}

/** The asked side, read once. */
export interface OtherEvidence {
  /** The sum for a candidate, given what its name says. */
  nats(candidate: PersonCandidate, nameNats: number): number;
  /** The same with statements added to `because`. */
  explain(candidate: PersonCandidate, nameNats: number, because: Statement[]): number;
}

/** Prepares what the question says beside name and birth. */
export function weighOthers(asked: PersonDescription, nationalityShare?: (code: string) => number): OtherEvidence {
  const documents = (asked.documents ?? [])
    .map(askDocument)
    .filter((document) => document.plain.length >= SHORTEST_NUMBER);
  const places = (asked.birthPlaces ?? []).map(foldLatin).filter((place) => place !== '');
  const nationalities = (asked.nationalities ?? []).map((code) => code.toUpperCase());

  /** What the nationalities say; undefined when a side has none. */
  const nationalityNats = ({ nationalities: recorded }: PersonCandidate): number | undefined => {
    if (nationalities.length === 0 || recorded === undefined || recorded.length === 0) return undefined;
    let rarest = Number.POSITIVE_INFINITY;
    for (const code of recorded) {
      if (!nationalities.includes(code.toUpperCase())) continue;
      rarest = Math.min(rarest, nationalityShare?.(code) ?? USUAL_NATIONALITY_SHARE);
    }
    if (rarest === Number.POSITIVE_INFINITY) return NATIONALITY_NONE;
    return Math.min(NATIONALITY_MOST, -Math.log(Math.max(1e-4, Math.min(1, rarest))));
  };
  const sharedPlace = ({ birthPlaces }: PersonCandidate): string | undefined =>
    places.length === 0 ? undefined : birthPlaces?.find((place) => places.includes(foldLatin(place)));
  const sharedDocument = (candidate: PersonCandidate, nameNats: number): FoundDocument | undefined =>
    documents.length === 0 || candidate.documents === undefined
      ? undefined
      : bestDocument(documents, candidate.documents, nameNats);

  return {
    nats(candidate, nameNats) {
      return (
        sexNats(asked.sex, candidate.sex) +
        (nationalityNats(candidate) ?? 0) +
        (sharedPlace(candidate) === undefined ? 0 : PLACE_SAME) +
        heightNats(asked.heightCm, candidate.heightCm) +
        (sharedDocument(candidate, nameNats)?.nats ?? 0)
      );
    },

    explain(candidate, nameNats, because) {
      const sex = sexNats(asked.sex, candidate.sex);
      if (sex !== 0) because.push(statement(sex > 0 ? 'sex.same' : 'sex.different', sex));
      const nationality = nationalityNats(candidate);
      if (nationality !== undefined) {
        const recorded = candidate.nationalities!;
        const shared = recorded.filter((code) => nationalities.includes(code.toUpperCase()));
        because.push(
          shared.length > 0
            ? statement('nationality.shared', nationality, { recorded: shared.join(', ') })
            : statement('nationality.none-shared', nationality, {
                asked: nationalities.join(', '),
                recorded: recorded.join(', '),
              }),
        );
      }
      const place = sharedPlace(candidate);
      if (place !== undefined) because.push(statement('birth-place.same', PLACE_SAME, { recorded: place }));
      const height = heightNats(asked.heightCm, candidate.heightCm);
      if (height !== 0) because.push(statement(height > 0 ? 'height.near' : 'height.far', height));
      const document = sharedDocument(candidate, nameNats);
      if (document !== undefined)
        because.push(statement(document.code, document.nats, { asked: document.asked, recorded: document.recorded }));
      return this.nats(candidate, nameNats);
    },
  };
}

function sexNats(asked: Sex | undefined, recorded: Sex | undefined): number {
  if ((asked !== 'female' && asked !== 'male') || (recorded !== 'female' && recorded !== 'male')) return 0;
  return asked === recorded ? SEX_SAME : SEX_DIFFERENT;
}

function heightNats(asked: number | undefined, recorded: number | undefined): number {
  if (asked === undefined || recorded === undefined) return 0;
  const apart = Math.abs(asked - recorded);
  if (apart <= HEIGHT_NEAR_CM) return HEIGHT_NEAR;
  return apart > HEIGHT_FAR_CM ? HEIGHT_FAR : 0;
}

interface FoundDocument {
  readonly code: 'document.same' | 'document.number-same' | 'document.look-alike' | 'document.one-sign';
  readonly nats: number;
  readonly asked: string;
  readonly recorded: string;
}

function bestDocument(
  asked: readonly AskedDocument[],
  recorded: readonly DocumentDescription[],
  nameNats: number,
): FoundDocument | undefined {
  let best: FoundDocument | undefined;
  for (const one of asked) {
    for (const other of recorded) {
      const plain = plainNumber(other.number);
      const issuer = other.issuer?.toUpperCase();
      let found: FoundDocument | undefined;
      const values = { asked: one.plain, recorded: other.number };
      if (plain === one.plain) {
        found =
          one.issuer !== undefined && one.issuer === issuer
            ? { code: 'document.same', nats: DOCUMENT_SAME, ...values }
            : { code: 'document.number-same', nats: DOCUMENT_NUMBER_SAME, ...values };
      } else if (lookAlike(plain) === one.folded)
        found = { code: 'document.look-alike', nats: DOCUMENT_LOOK_ALIKE, ...values };
      else if (nameNats > 0 && differInOneSign(plain, one.plain))
        found = { code: 'document.one-sign', nats: DOCUMENT_ONE_SIGN, ...values };
      if (found !== undefined && (best === undefined || found.nats > best.nats)) best = found;
    }
  }
  return best;
}
