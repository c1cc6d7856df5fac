/**
 * The free box: says what a typed or scanned text could be, the likeliest first, and how it was read.
 * Sources: those of the kinds it recognises. Cost: bounded, because only the beginning of a long text is read.
 */
import type { IsoDate } from '../../kernel/partial-date.ts';
import type {
  BirthDate,
  DocumentDescription,
  FirearmDescription,
  PersonDescription,
  VehicleDescription,
} from '../matching/description.ts';
import type { NameInput } from '../names/name.ts';
import { isListedCalibre } from './calibres.ts';
import { canonicalDocumentNumber } from './document-number.ts';
import { leadingMake, makeName } from './firearm-makes.ts';
import { canonicalSerial } from './firearm-serial.ts';
import { type Iban, readIban } from './iban.ts';
import { type Imo, readImo } from './imo.ts';
import { describeBearer, describeDocument, readMrz } from './mrz.ts';
import type { Mrz } from './mrz-result.ts';
import { canonicalPlate } from './plate.ts';
import { findTypedDate } from './typed-date.ts';
import { readVin } from './vin.ts';

interface Reading {
  /** 0 to 1, for the order alone. */
  readonly confidence: number;
  /** Codes of how it was read (`surname-first`, `day-month-year`), for the web to say in the officer's language. */
  readonly readAs: readonly string[];
}

/** One thing the text could be, ready to be searched. */
export type Interpretation = Reading &
  (
    | {
        readonly kind: 'mrz';
        readonly mrz: Mrz;
        readonly person: PersonDescription;
        readonly document: DocumentDescription;
      }
    | { readonly kind: 'person'; readonly person: PersonDescription }
    | { readonly kind: 'document'; readonly document: DocumentDescription }
    | { readonly kind: 'vehicle'; readonly vehicle: VehicleDescription }
    | { readonly kind: 'firearm'; readonly firearm: FirearmDescription }
    | { readonly kind: 'vessel'; readonly imo: Imo }
    | { readonly kind: 'account'; readonly iban: Iban }
  );

/** Nobody types more than this on purpose; the zone of a document has at most 90 characters and its line breaks. */
const LONGEST_READ = 400;

/** Every plausible reading of a text, ranked; rubbish is a name or nothing. Never throws. */
export function recognise(text: string, { today }: { today: IsoDate }): Interpretation[] {
  const typed = text.slice(0, LONGEST_READ).normalize('NFKC');
  const mrz = text.length <= LONGEST_READ ? asMrz(typed, today) : undefined;
  if (mrz) return [mrz];
  const line = typed.replace(/[\p{C}\s]+/gu, ' ').trim();
  if (line === '') return [];
  const { label, rest } = takeLabel(line);
  const readings = [
    asIban(rest, label),
    asVin(rest, label),
    asImo(rest, label),
    asFirearm(rest, label),
    // A date by itself is no number of a document, though it has as many digits.
    ...(isDateAlone(rest, today) ? [] : asNumbers(rest, label)),
    asPerson(rest, label, today),
  ];
  return readings.filter((reading) => reading !== undefined).sort((a, b) => b.confidence - a.confidence);
}

type Label = 'document' | 'plate' | 'vin' | 'serial' | 'imo' | 'iban' | 'person';

// What people write in front of a number, in the languages of the interface and its neighbours.
const LABELS: readonly (readonly [Label, string])[] = [
  ['iban', 'iban'],
  ['imo', 'imo'],
  ['vin', 'vin|chassis|châssis|bastidor|fahrgestell(?:nummer)?|şasi|sasi|shasi|шасси|số khung'],
  [
    'plate',
    'plates?|licen[cs]e plate|registration|reg|immatriculation|plaque|matr[ií]cula|placa|kennzeichen|plaka|targa|targë|tablica|госномер|لوحة|biển số',
  ],
  ['serial', 'serial|s/n|série|serie|seri|seriali|серийный|الرقم التسلسلي|số seri'],
  [
    'document',
    'passport|pass|passeport|pasaporte|reisepass|pasaport|pasaportë|pasaporta|паспорт|جواز(?: سفر)?|hộ chiếu|document|doc|id(?: card)?|identity card|visa',
  ],
  ['person', 'name|nom|nombre|isim|emri|имя|الاسم|person'],
];
const LABEL_PATTERNS = LABELS.map(
  ([label, words]) =>
    [
      label,
      new RegExp(`^(?:${words})(?:\\s*(?:no|nr|num|number|n°|№)(?![\\p{L}\\p{N}]))?\\.?(?:\\s*[:#=]+\\s*|\\s+)`, 'iu'),
    ] as const,
);

function takeLabel(line: string): { label?: Label; rest: string } {
  for (const [label, words] of LABEL_PATTERNS) {
    const found = words.exec(line);
    if (found && found[0].length < line.length) return { label, rest: line.slice(found[0].length) };
  }
  return { rest: line };
}

function asMrz(typed: string, today: IsoDate): Interpretation | undefined {
  const mrz = readMrz(typed, { today });
  if (!mrz) return undefined;
  return {
    kind: 'mrz',
    confidence: mrz.valid ? 1 : 0.9,
    readAs: [
      `mrz-${mrz.format.toLowerCase()}`,
      mrz.valid ? 'check-digits-valid' : 'check-digits-wrong',
      ...(mrz.corrected.length > 0 ? ['mrz-corrected'] : []),
      ...(mrz.truncatedName ? ['name-truncated'] : []),
    ],
    mrz,
    person: describeBearer(mrz),
    document: describeDocument(mrz),
  };
}

function asIban(rest: string, label: Label | undefined): Interpretation | undefined {
  const iban = readIban(rest);
  if (!iban || (!iban.valid && (label !== 'iban' || iban.fault === 'country'))) return undefined;
  const readAs = ['iban', iban.valid ? 'check-digits-valid' : 'check-digits-wrong'];
  return { kind: 'account', confidence: iban.valid ? 0.99 : 0.6, readAs, iban };
}

function asVin(rest: string, label: Label | undefined): Interpretation | undefined {
  if (label !== undefined && label !== 'vin') return undefined;
  if (rest.length > 40) return undefined;
  const vin = readVin(rest);
  const telling = vin.form === 'iso-3779' && (rest.match(/\d/g)?.length ?? 0) >= 3 && /^[A-Z0-9]+$/.test(vin.canonical);
  // Typed in groups it must be faultless: the letters of two words and a number can make seventeen characters too.
  if (telling && label !== 'vin' && rest.includes(' ') && !vin.wellFormed) return undefined;
  if (!telling && (label !== 'vin' || vin.canonical.length < 4)) return undefined;
  const readAs = [
    vin.form === 'iso-3779' ? 'vin' : 'chassis-number',
    ...(vin.suggestion === undefined ? [] : ['vin-letters-corrected']),
    ...(vin.checkDigit?.binding && !vin.checkDigit.agrees ? ['check-digits-wrong'] : []),
  ];
  const confidence = label === 'vin' ? 0.97 : vin.wellFormed ? 0.95 : 0.8;
  return { kind: 'vehicle', confidence, readAs, vehicle: { vin: vin.searched } };
}

function asImo(rest: string, label: Label | undefined): Interpretation | undefined {
  if (label !== undefined && label !== 'imo') return undefined;
  const imo = readImo(rest);
  if (!imo || (label !== 'imo' && (!imo.valid || imo.padded))) return undefined;
  const readAs = [`imo-${imo.kind}`, imo.valid ? 'check-digits-valid' : 'check-digits-wrong'];
  // One number of seven digits in ten is a valid ship's number by chance.
  return { kind: 'vessel', confidence: label === 'imo' ? (imo.valid ? 0.97 : 0.7) : 0.35, readAs, imo };
}

const CALIBRE_IN_TEXT =
  /(?<![\p{L}\p{N}])(?:cal(?:ib(?:re|er))?\.?\s*)?(\d{0,2}[.,]?\d{1,3}\s?[x×]\s?\d{2,3}\s?(?:mm)?(?:\s?R)?|\.\d{2,3}(?:\s?(?:ACP|LR|Magnum|Special|S&W|Win|Rem))?|\d{1,2}(?:[.,]\d{1,2})?\s?mm(?:\s(?:Luger|Para(?:bellum)?|Makarov|Kurz|Short|Browning))?)(?![\p{L}\p{N}])/iu;

function asFirearm(rest: string, label: Label | undefined): Interpretation | undefined {
  if (label !== undefined && label !== 'serial') return undefined;
  const found = CALIBRE_IN_TEXT.exec(rest);
  const calibre = found && isListedCalibre(found[1]!) ? found[1]!.trim() : undefined;
  const text =
    calibre === undefined ? rest : `${rest.slice(0, found!.index)} ${rest.slice(found!.index + found![0].length)}`;
  const unmarked = text.replace(/(?<![\p{L}\p{N}])(?:s\/n|serial|ser|no|nr|№|n°)(?![\p{L}\p{N}])[.:#]*/giu, ' ').trim();
  const pieces = unmarked.split(/[\s,;]+/).filter((piece) => piece !== '');
  if (pieces.length === 0 || pieces.length > 8) return undefined;
  const { make, others } = takeMake(pieces);
  if (make === undefined && label !== 'serial') return undefined;
  const serialAt = serialIndex(others, label);
  if (serialAt < 0) return undefined;
  const serial = canonicalSerial(others[serialAt]!);
  if (serial.length < 3) return undefined;
  const model = others.filter((_, i) => i !== serialAt).join(' ');
  return {
    kind: 'firearm',
    confidence: label === 'serial' ? 0.9 : 0.75,
    readAs: ['serial', ...(make === undefined ? [] : ['make']), ...(calibre === undefined ? [] : ['calibre'])],
    firearm: {
      serial,
      ...(make === undefined ? {} : { make }),
      ...(model === '' ? {} : { model }),
      ...(calibre === undefined ? {} : { calibre }),
    },
  };
}

function takeMake(pieces: readonly string[]): { make?: string; others: readonly string[] } {
  for (let from = 0; from < Math.min(pieces.length, 3); from++) {
    if (pieces[from]!.length < 2 || /^\d/.test(pieces[from]!)) continue;
    const found = leadingMake(pieces.slice(from).join(' '));
    if (!found) continue;
    const others = [...pieces.slice(0, from), ...pieces.slice(from + found.words)];
    return { make: makeName(found.id) ?? pieces[from]!, others };
  }
  return { others: pieces };
}

// Behind its label the serial comes first; elsewhere it is the longest piece with digits, for models are short.
function serialIndex(pieces: readonly string[], label: Label | undefined): number {
  if (label === 'serial' && /\d/.test(pieces[0] ?? '')) return 0;
  let best = -1;
  for (const [i, piece] of pieces.entries()) {
    if (!/\d{2}/.test(piece) && !(/\d/.test(piece) && piece.length >= 5)) continue;
    if (best < 0 || piece.length >= pieces[best]!.length) best = i;
  }
  return best;
}

function isDateAlone(rest: string, today: IsoDate): boolean {
  return /\d[-./ ]\d/.test(rest) && findTypedDate(rest, today)?.rest.trim() === '';
}

const STATE_CODE = /^\(?([A-Z]{3})\)?[:,-]?$/;

function asNumbers(rest: string, label: Label | undefined): Interpretation[] {
  if (label !== undefined && label !== 'document' && label !== 'plate') return [];
  if (rest.length > 40) return [];
  const pieces = rest.split(' ');
  const readings: Interpretation[] = [];
  const codeAt =
    pieces.length < 2 ? -1 : STATE_CODE.test(pieces[0]!) ? 0 : STATE_CODE.test(pieces.at(-1)!) ? pieces.length - 1 : -1;
  const whole = canonicalDocumentNumber(rest);
  if (codeAt >= 0) {
    const state = STATE_CODE.exec(pieces[codeAt]!)![1]!;
    const number = canonicalDocumentNumber(pieces.filter((_, i) => i !== codeAt).join(''));
    readings.push(...readNumber(number, label, state));
  }
  const wordy = pieces.some((piece) => /^\p{L}{4,}[,.]?$/u.test(piece));
  if (!wordy && (codeAt < 0 || label === undefined))
    readings.push(...readNumber(whole, label, undefined, pieces.length > 1 || /[-·]/.test(rest)));
  return readings;
}

function readNumber(number: string, label: Label | undefined, state?: string, grouped = false): Interpretation[] {
  const digits = number.match(/\d/g)?.length ?? 0;
  const letters = number.length - digits;
  const latin = /^[A-Z0-9]+$/.test(number);
  const readings: Interpretation[] = [];
  const named = state === undefined ? 0 : 0.12;
  if (
    label !== 'plate' &&
    latin &&
    ((number.length >= 6 && number.length <= 14 && digits >= 4) || (label === 'document' && number.length >= 4))
  ) {
    const confidence = label === 'document' ? 0.95 : (grouped && letters >= 2 ? 0.45 : 0.6) + named;
    const document = { number, ...(state === undefined ? {} : { issuer: state }) };
    readings.push({
      kind: 'document',
      confidence,
      readAs: ['document-number', ...(state === undefined ? [] : ['issuer'])],
      document,
    });
  }
  const plateLike = number.length >= 4 && number.length <= 10 && letters >= 1 && letters <= 6 && digits >= 1;
  if (label !== 'document' && (plateLike || (label === 'plate' && number.length >= 2 && number.length <= 14))) {
    const confidence = label === 'plate' ? 0.95 : (grouped && letters >= 2 ? 0.58 : 0.4) + named;
    const vehicle = { plate: canonicalPlate(number), ...(state === undefined ? {} : { plateCountry: state }) };
    readings.push({
      kind: 'vehicle',
      confidence,
      readAs: ['plate', ...(state === undefined ? [] : ['plate-country'])],
      vehicle,
    });
  }
  return readings;
}

const BIRTH_WORDS =
  /(?<![\p{L}\p{N}])(?:born(?: on| in)?|b\.|dob|d\.o\.b\.?|date of birth|birth date|née? le|né\(e\) le|nacid[oa](?: el)?|geb(?:oren)?(?: am)?\.?|doğum(?: tarihi)?|datëlindja|род(?:ился|илась)?\.?|г\.\s?р\.?|sinh)(?![\p{L}\p{N}])[:.]?/giu;

// A document number beside a name: one piece of capitals and at least four digits.
const NUMBER_BESIDE_NAME = /^[A-Z]{0,3}\d[A-Z0-9]{5,11}$/i;

function takeDocument(text: string): { name: string; document?: DocumentDescription } {
  const pieces = text.split(' ');
  const at = pieces.findIndex((piece) => NUMBER_BESIDE_NAME.test(piece) && piece.replace(/\D/g, '').length >= 4);
  if (at < 0 || pieces.length < 2) return { name: text };
  const before = at > 0 ? STATE_CODE.exec(pieces[at - 1]!)?.[1] : undefined;
  const name = pieces.filter((_, i) => i !== at && !(before !== undefined && i === at - 1)).join(' ');
  const number = canonicalDocumentNumber(pieces[at]!);
  return {
    name: name.replace(/^[\s,;:]+|[\s,;:]+$/g, ''),
    document: { number, ...(before === undefined ? {} : { issuer: before }) },
  };
}

const WORD = /^\p{L}[\p{L}\p{M}'’.,-]+$/u;

function asPerson(rest: string, label: Label | undefined, today: IsoDate): Interpretation | undefined {
  if (label !== undefined && label !== 'person') return undefined;
  const found = findTypedDate(rest, today);
  const text = (found?.rest ?? rest)
    .replace(BIRTH_WORDS, ' ')
    .replace(/[*†()[\]{}<>|_=+#@"“”]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:./-]+|[\s,;:/-]+$/g, '');
  const { name: nameText, document } = takeDocument(text);
  const letters = nameText.match(/\p{L}/gu)?.length ?? 0;
  const digits = nameText.match(/\p{N}/gu)?.length ?? 0;
  if (letters < 2 || digits > letters || !nameText.split(' ').some((word) => WORD.test(word))) return undefined;
  const { name, readAs } = readName(nameText);
  const born: BirthDate[] = (found?.dates ?? []).map((on) => ({
    on,
    ...(found!.toleranceYears === undefined ? {} : { toleranceYears: found!.toleranceYears }),
  }));
  const confidence = (found ? 0.9 : 0.7) - (digits > 0 ? 0.35 : 0);
  return {
    kind: 'person',
    confidence,
    readAs: [...readAs, ...(found ? [found.reading] : []), ...(document ? ['document-number'] : [])],
    person: {
      names: [name],
      ...(born.length === 0 ? {} : { born }),
      ...(document === undefined ? {} : { documents: [document] }),
    },
  };
}

// A family name in capitals before or behind given names in small letters: the custom of passports, French and Albanian forms.
const CAPITALS_FIRST = /^((?:\p{Lu}[\p{Lu}\p{M}'’-]+)(?: \p{Lu}[\p{Lu}\p{M}'’-]+)*) (\p{Lu}?\p{Ll}.*)$/u;
const CAPITALS_LAST = /^(.*\p{Ll}) ((?:\p{Lu}[\p{Lu}\p{M}'’-]+)(?: \p{Lu}[\p{Lu}\p{M}'’-]+)*)$/u;

function readName(text: string): { name: NameInput; readAs: string[] } {
  const comma = text.split(/\s*[,،、]\s*/).filter((part) => part !== '');
  if (comma.length === 2) return { name: { family: comma[0]!, given: comma[1]! }, readAs: ['surname-first'] };
  const before = CAPITALS_FIRST.exec(text);
  if (before) return { name: { family: before[1]!, given: before[2]! }, readAs: ['surname-in-capitals'] };
  const behind = CAPITALS_LAST.exec(text);
  if (behind) return { name: { family: behind[2]!, given: behind[1]! }, readAs: ['surname-in-capitals'] };
  return { name: { whole: comma.join(' ') }, readAs: ['name'] };
}
