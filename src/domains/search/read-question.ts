import { describeBearer, describeDocument, readMrz } from '../../engines/identifiers/mrz.ts';
import { type Interpretation, recognise } from '../../engines/identifiers/recognise.ts';
import type {
  DocumentDescription,
  FirearmDescription,
  PersonDescription,
  VehicleDescription,
} from '../../engines/matching/description.ts';
import type { RegisterKind } from '../../kernel/codes.ts';
import type { FaultCode } from '../../kernel/faults.ts';
import { readPartialDate } from '../../kernel/partial-date.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { SearchAnswer, SearchRequest } from './search.schema.ts';

/** A document as asked about; a zone whose check digits agree was surely read right. */
export interface AskedDocument {
  readonly document: DocumentDescription;
  readonly checkDigitsValid: boolean;
}

/** All that one question asks, after scanned and typed text was read. */
export interface Question {
  readonly persons: readonly PersonDescription[];
  readonly documents: readonly AskedDocument[];
  readonly vehicles: readonly VehicleDescription[];
  readonly firearms: readonly FirearmDescription[];
  readonly vessels: readonly { readonly imo?: string; readonly mmsi?: string }[];
  readonly recognised: SearchAnswer['recognised'];
}

// A reading less likely than this is shown, but not searched: it would bring hits on things nobody asked about.
const WORTH_SEARCHING = 0.3;

function shown(reading: Interpretation): string {
  switch (reading.kind) {
    case 'mrz':
      return `${reading.mrz.person.family}, ${reading.mrz.person.given} · ${reading.document.issuer ?? ''} ${reading.document.number}`.trim();
    case 'person': {
      const { names, born } = reading.person;
      const { whole, family, given } = names[0]!;
      const name = whole ?? [family, given].filter(Boolean).join(', ');
      return [name, ...(born ?? []).map(({ on }) => on)].join(' · ');
    }
    case 'document':
      return [reading.document.issuer, reading.document.number].filter(Boolean).join(' ');
    case 'vehicle':
      return reading.vehicle.vin ?? [reading.vehicle.plateCountry, reading.vehicle.plate].filter(Boolean).join(' ');
    case 'firearm':
      return [reading.firearm.make, reading.firearm.serial].filter(Boolean).join(' ');
    case 'vessel':
      return `IMO ${reading.imo.number}`;
    case 'account':
      return reading.iban.number;
  }
}

/** What a free text could be, for the box to show while it is typed. */
export function readFreeText(
  text: string,
  today: string,
): { readings: Interpretation[]; recognised: SearchAnswer['recognised'] } {
  const readings = recognise(text, { today });
  const recognised = readings.map((reading) => ({
    kind: reading.kind,
    confidence: reading.confidence,
    readAs: [...reading.readAs],
    shown: shown(reading),
    searched: reading.kind !== 'account' && reading.confidence >= WORTH_SEARCHING,
  }));
  return { readings, recognised };
}

/** A reading as a search asks it; an account is in no register. */
export function subjectOf(reading: Interpretation): SearchRequest['subject'] | undefined {
  if (reading.kind === 'account') return undefined;
  if (reading.kind === 'vessel') return { vessel: { imo: reading.imo.number } };
  // Each kind names its parts as a subject does.
  const { person, document, vehicle, firearm } = reading as unknown as SearchRequest['subject'];
  return { person, document, vehicle, firearm };
}

/** Reads the subject of a request into what is to be looked up; refuses what cannot be asked, naming the field. */
export function readQuestion(subject: SearchRequest['subject'], clock: () => Date): Question {
  const persons: PersonDescription[] = [];
  const documents: AskedDocument[] = [];
  const vehicles: VehicleDescription[] = [];
  const firearms: FirearmDescription[] = [];
  const vessels: { imo?: string; mmsi?: string }[] = [];
  const recognised: SearchAnswer['recognised'] = [];

  if (subject.person) {
    requireAskable(subject.person);
    persons.push(subject.person);
    for (const document of subject.person.documents ?? []) documents.push({ document, checkDigitsValid: false });
  }
  if (subject.document) {
    requireSearchable('/subject/document/number', subject.document.number);
    documents.push({ document: subject.document, checkDigitsValid: false });
  }
  if (subject.vehicle) {
    if (!subject.vehicle.vin && !subject.vehicle.plate) {
      throw fault('/subject/vehicle/vin', 'ask-vin-or-plate');
    }
    if (!subject.vehicle.plate) requireSearchable('/subject/vehicle/vin', subject.vehicle.vin);
    else if (!subject.vehicle.vin) requireSearchable('/subject/vehicle/plate', subject.vehicle.plate);
    vehicles.push(subject.vehicle);
  }
  if (subject.firearm) {
    requireSearchable('/subject/firearm/serial', subject.firearm.serial);
    firearms.push(subject.firearm);
  }
  if (subject.vessel) vessels.push(subject.vessel);
  if (subject.mrz !== undefined) {
    const mrz = readMrz(subject.mrz, { today: dayOf(clock) });
    if (!mrz) throw fault('/subject/mrz', 'no-zone');
    const { valid } = mrz;
    persons.push(describeBearer(mrz));
    documents.push({ document: describeDocument(mrz), checkDigitsValid: valid });
    const readAs = [`mrz-${mrz.format.toLowerCase()}`, valid ? 'check-digits-valid' : 'check-digits-wrong'];
    const bearer = `${mrz.person.family}, ${mrz.person.given}`;
    recognised.push({
      kind: 'mrz',
      confidence: 1,
      readAs,
      shown: `${bearer} · ${mrz.document.issuer ?? ''} ${mrz.document.number}`,
      searched: true,
    });
  }
  if (subject.text !== undefined) {
    const free = readFreeText(subject.text, dayOf(clock));
    recognised.push(...free.recognised);
    for (const [place, reading] of free.readings.entries()) {
      if (!free.recognised[place]!.searched) continue;
      if (reading.kind === 'mrz') {
        persons.push(reading.person);
        documents.push({ document: reading.document, checkDigitsValid: reading.mrz.valid });
      } else if (reading.kind === 'person') persons.push(reading.person);
      else if (reading.kind === 'document') documents.push({ document: reading.document, checkDigitsValid: false });
      else if (reading.kind === 'vehicle') vehicles.push(reading.vehicle);
      else if (reading.kind === 'firearm') firearms.push(reading.firearm);
      else if (reading.kind === 'vessel') vessels.push({ imo: reading.imo.number });
    }
    // "No hit" on what was looked up nowhere would be taken for an answer.
    if (!recognised.some(({ searched }) => searched)) throw fault('/subject/text', 'nothing-to-search');
  }
  return { persons, documents, vehicles, firearms, vessels, recognised };
}

// Only scanned and typed text needs the day, to tell 1925 from 2025; writing it for every question would be felt in bulk.
function dayOf(clock: () => Date): string {
  return clock().toISOString().slice(0, 10);
}

function fault(field: string, code: FaultCode): Problem {
  const found = fieldFault(field, code);
  return new Problem('invalid-input', found.message, { fields: [found] });
}

function requireAskable(person: NonNullable<SearchRequest['subject']['person']>): void {
  for (const [place, { on }] of (person.born ?? []).entries()) {
    if (!readPartialDate(on)) throw fault(`/subject/person/born/${place}/on`, 'no-such-date');
  }
  const letters =
    person.names
      .map((name) => Object.values(name).join(' '))
      .join(' ')
      .match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2) throw fault('/subject/person/names', 'name-letters');
}

const SEARCHABLE = /[\p{L}\p{N}]/u;

function requireSearchable(field: string, typed: string | undefined): void {
  if (typed === undefined || !SEARCHABLE.test(typed)) throw fault(field, 'nothing-to-search');
}

/** The registers a question reaches; the same list each time, so that batches can be counted by it. */
export function registersAsked(question: Question): readonly RegisterKind[] {
  let marks = 0;
  for (const [place, { asks }] of REACHES.entries()) if (asks(question)) marks |= 1 << place;
  let kinds = reached.get(marks);
  if (kinds === undefined) {
    kinds = [...new Set(REACHES.flatMap(({ kinds: these }, place) => (marks & (1 << place) ? these : [])))];
    reached.set(marks, kinds);
  }
  return kinds;
}

const REACHES: readonly { readonly asks: (question: Question) => boolean; readonly kinds: readonly RegisterKind[] }[] =
  [
    { asks: ({ persons }) => persons.length > 0, kinds: ['person', 'organisation', 'vessel'] },
    { asks: ({ documents }) => documents.length > 0, kinds: ['travel-document', 'person', 'organisation'] },
    { asks: ({ vehicles }) => vehicles.length > 0, kinds: ['vehicle'] },
    { asks: ({ firearms }) => firearms.length > 0, kinds: ['firearm'] },
    { asks: ({ vessels }) => vessels.length > 0, kinds: ['vessel'] },
  ];
const reached = new Map<number, readonly RegisterKind[]>();
