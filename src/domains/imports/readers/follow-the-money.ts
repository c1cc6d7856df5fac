/**
 * Entities of the FollowTheMoney model, one JSON object a line. Persons, organisations, vessels, aircraft and vehicles
 * become records; passports, identifications and addresses join the entity they belong to, on whatever line it stands;
 * every other schema is rejected by name. Source: the model of followthemoney 4.
 */

import type { RegisterKind } from '../../../kernel/codes.ts';
import type { FaultCode } from '../../../kernel/faults.ts';
import { readPartialDate } from '../../../kernel/partial-date.ts';
import { fieldFault } from '../../../kernel/problem.ts';
import { countryCode } from '../country-names.ts';
import { readText, readTextLines, shorten, tidy } from './read-text.ts';
import type { ByteStream, ReadItem } from './row.ts';
import { gatherNames, type NamePart, noteOf, unique } from './subject-names.ts';

const LONGEST_LINE = 1 << 22; // entities merged from many lists carry hundreds of names
const MOST_VALUES = 2000;

const KIND_OF_SCHEMA: Readonly<Record<string, RegisterKind>> = {
  Person: 'person',
  LegalEntity: 'organisation',
  Organization: 'organisation',
  Company: 'organisation',
  PublicBody: 'organisation',
  Vessel: 'vessel',
  Airplane: 'aircraft',
  Vehicle: 'vehicle',
};

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly caption: string | undefined;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

function readEntity(text: string): Entity | FaultCode {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'no-json';
  }
  const { id, schema, properties, caption } = (value ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || id === '' || id.length > 500) return 'entity-no-id';
  if (typeof schema !== 'string') return 'entity-no-schema';
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) {
    return 'entity-no-properties';
  }
  const read: Record<string, string[]> = {};
  for (const [name, values] of Object.entries(properties)) {
    const texts = [values]
      .flat()
      .filter((one): one is string | number => typeof one === 'string' || typeof one === 'number');
    // Exports write the values of a property in any order; sorting keeps that from looking like a change.
    read[name] = texts
      .slice(0, MOST_VALUES)
      .map((one) => tidy(String(one)))
      .filter((one) => one !== '')
      .sort();
  }
  return { id: tidy(id), schema, caption: typeof caption === 'string' ? tidy(caption) : undefined, properties: read };
}

function all({ properties }: Entity, ...names: string[]): string[] {
  return names.flatMap((name) => properties[name] ?? []);
}

function first(entity: Entity, ...names: string[]): string | undefined {
  return all(entity, ...names)[0];
}

function countriesOf(entity: Entity, ...names: string[]): string[] | undefined {
  return unique(all(entity, ...names).map(countryCode))?.slice(0, 20);
}

function namesOf(entity: Entity): { names: NamePart[]; leftOver: string[]; aliases: number } {
  const own = all(entity, 'name');
  const primary = entity.caption && own.includes(entity.caption) ? entity.caption : own[0];
  const [family, given, father] = [all(entity, 'lastName'), all(entity, 'firstName'), all(entity, 'fatherName')];
  // Several family and given names do not say which belong together.
  const inParts = family.length === 1 && given.length === 1;
  const others = [...own, ...all(entity, 'alias', 'previousName')].filter((name) => name !== primary);
  const weak = all(entity, 'weakAlias');
  const gathered = gatherNames(
    [
      ...(primary === undefined ? [] : [{ whole: primary, quality: 'primary' } as const]),
      ...(inParts
        ? [
            {
              family: family[0]!.slice(0, 300),
              given: given[0]!.slice(0, 300),
              ...(father.length === 1 ? { patronymic: father[0]!.slice(0, 200) } : {}),
              quality: primary === undefined ? 'primary' : 'good',
            } as const,
          ]
        : []),
      ...others.map((whole): NamePart => ({ whole, quality: 'good' })),
      ...weak.map((whole): NamePart => ({ whole, quality: 'weak' })),
    ],
    { ofPerson: entity.schema === 'Person' },
  );
  return { ...gathered, aliases: others.length + weak.length };
}

function documentsOf(entity: Entity) {
  const issuer = countriesOf(entity, 'nationality', 'citizenship', 'country', 'jurisdiction');
  // Whose number it is stands nowhere; with one country there is no doubt.
  const from = issuer?.length === 1 ? { issuer: issuer[0] } : {};
  const of = (type: string, ...names: string[]) =>
    all(entity, ...names)
      .filter((number) => number.length <= 60)
      .map((number) => ({ number, ...from, type }));
  return (
    unique([
      ...of('passport', 'passportNumber'),
      ...of('identity-card', 'idNumber', 'socialSecurityNumber'),
      ...of('other', 'registrationNumber', 'taxNumber', 'innCode', 'ogrnCode', 'vatCode', 'leiCode', 'dunsCode'),
    ]) ?? []
  ).slice(0, 100);
}

function birthsOf(entity: Entity) {
  const dates = all(entity, 'birthDate').map((date) => date.slice(0, 10));
  const sound = dates.filter((date) => readPartialDate(date));
  // 1979 beside 1979-03-14 says nothing more.
  const telling = sound.filter((date) => !sound.some((other) => other !== date && other.startsWith(date)));
  return unique(telling.map((on) => ({ on })))?.slice(0, 20);
}

function sexOf(entity: Entity): string | undefined {
  const gender = first(entity, 'gender')?.toLowerCase();
  return gender === 'male' || gender === 'female' ? gender : undefined;
}

function noteOfEntity(entity: Entity, leftOver: readonly string[]): string | undefined {
  const topics = all(entity, 'topics', 'programId', 'program');
  const note = noteOf([
    topics.length > 0 ? `Topics ${topics.join(', ')}` : undefined,
    ...all(entity, 'title', 'position', 'description', 'summary', 'notes'),
    leftOver.length > 0 ? `Also called ${leftOver.join('; ')}` : undefined,
    ...all(entity, 'sourceUrl').slice(0, 5),
  ]);
  return note && shorten(note, 4000);
}

function subjectOf(
  kind: RegisterKind,
  entity: Entity,
  names: NamePart[],
  leftOver: readonly string[],
): Record<string, unknown> {
  const note = noteOfEntity(entity, leftOver);
  const addresses = unique(all(entity, 'address').map((one) => shorten(one, 500)))?.slice(0, 50);
  const cut = (text: string | undefined, longest: number) => (text === undefined ? undefined : shorten(text, longest));
  switch (kind) {
    case 'person': {
      const height = Math.round(Number(first(entity, 'height')) * (Number(first(entity, 'height')) < 3 ? 100 : 1));
      return {
        names,
        born: birthsOf(entity),
        sex: sexOf(entity),
        nationalities: countriesOf(entity, 'nationality', 'citizenship'),
        birthPlaces: unique(all(entity, 'birthPlace').map((place) => shorten(place, 200)))?.slice(0, 20),
        documents: documentsOf(entity),
        heightCm: height >= 20 && height <= 280 ? height : undefined,
        addresses,
        marks: cut(all(entity, 'appearance').join('; ') || undefined, 2000),
        note,
      };
    }
    case 'organisation':
      return {
        names,
        countries: countriesOf(entity, 'jurisdiction', 'country', 'mainCountry'),
        identifiers: documentsOf(entity),
        addresses,
        note,
      };
    case 'vessel':
      return {
        names: names.slice(0, 100),
        imo: cut(first(entity, 'imoNumber'), 20),
        mmsi: cut(first(entity, 'mmsi'), 20),
        callSign: cut(first(entity, 'callSign'), 20),
        flag: countriesOf(entity, 'flag')?.[0],
        type: cut(first(entity, 'type'), 100),
        note,
      };
    case 'aircraft':
      return {
        registration: cut(first(entity, 'registrationNumber') ?? names[0]?.whole, 40),
        serial: cut(first(entity, 'serialNumber'), 40),
        model: cut(first(entity, 'model'), 100),
        country: countriesOf(entity, 'country')?.[0],
        note,
      };
    default:
      return {
        plate: cut(first(entity, 'registrationNumber'), 20),
        plateCountry: countriesOf(entity, 'country')?.[0],
        model: cut(first(entity, 'model'), 60),
        note: cut(noteOf([names[0]?.whole, note]), 1000),
      };
  }
}

function reasonOf(kind: RegisterKind, entity: Entity, given: string | undefined): string | undefined {
  if (given !== undefined) return given;
  if (all(entity, 'topics').includes('sanction') && kind !== 'vehicle') return 'sanctions';
  if (kind === 'person') return 'person-of-interest';
  return kind === 'organisation' ? 'organisation-of-interest' : undefined;
}

const DOCUMENT_SCHEMATA = new Set(['Passport', 'Identification']);

function partOf(entity: Entity, line: number): ReadItem {
  if (entity.schema === 'Address') {
    const full = first(entity, 'full') ?? all(entity, 'street', 'postalCode', 'city', 'region', 'country').join(', ');
    if (full === '') return { fault: { line, key: entity.id, ...fieldFault('/properties/full', 'address-empty') } };
    return { part: { line, partKey: entity.id, body: { address: shorten(full, 500) } } };
  }
  const holder = first(entity, 'holder');
  const number = first(entity, 'passportNumber', 'number');
  if (holder === undefined || number === undefined || number.length > 60) {
    return { fault: { line, key: entity.id, ...fieldFault('/properties', 'document-holder-number') } };
  }
  const issuer = countriesOf(entity, 'country')?.[0];
  const type = entity.schema === 'Passport' ? 'passport' : 'identity-card';
  return {
    part: { line, partKey: entity.id, holder, body: { document: { number, ...(issuer ? { issuer } : {}), type } } },
  };
}

/** Reads entities; `reason` is the one of all records where the file does not say (topic `sanction`). */
export async function* readFollowTheMoney(
  bytes: ByteStream,
  { reason }: { readonly reason?: string } = {},
): AsyncGenerator<ReadItem> {
  for await (const { number: line, text } of readTextLines(readText(bytes), LONGEST_LINE)) {
    if (text.trim() === '') continue;
    const entity = readEntity(text);
    if (typeof entity === 'string') {
      yield { fault: { line, ...fieldFault('', entity) } };
      continue;
    }
    if (entity.schema === 'Address' || DOCUMENT_SCHEMATA.has(entity.schema)) {
      yield partOf(entity, line);
      continue;
    }
    const kind = Object.hasOwn(KIND_OF_SCHEMA, entity.schema) ? KIND_OF_SCHEMA[entity.schema] : undefined;
    if (kind === undefined) {
      const schema = entity.schema.slice(0, 60);
      yield {
        fault: { line, key: entity.id, ...fieldFault('/schema', 'no-register', { values: { type: schema } }) },
      };
      continue;
    }
    const { names, leftOver, aliases } = namesOf(entity);
    if (names.length === 0 && (kind === 'person' || kind === 'organisation' || kind === 'vessel')) {
      yield { fault: { line, key: entity.id, kind, ...fieldFault('/properties/name', 'subject-no-name') } };
      continue;
    }
    const why = reasonOf(kind, entity, reason);
    if (why === undefined) {
      yield { fault: { line, key: entity.id, kind, ...fieldFault('/properties/topics', 'reason-of-file') } };
      continue;
    }
    const given = Object.entries(subjectOf(kind, entity, names, leftOver));
    const subject = Object.fromEntries(
      given.filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
    );
    const documents = ((subject.documents ?? subject.identifiers ?? []) as unknown[]).length;
    const parts = all(entity, 'addressEntity');
    yield {
      row: {
        line,
        kind,
        key: entity.id,
        terms: { subject, reason: why, nationalReference: entity.id.length <= 100 ? entity.id : undefined },
        aliases,
        documents,
        ...(parts.length > 0 ? { parts } : {}),
      },
    };
  }
}
