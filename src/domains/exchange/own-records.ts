import type { Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AskedSubject } from '../search/public.ts';
import { lookUp, prepare } from '../search/public.ts';
import { hasShape } from './check-items.ts';
import type { AssessmentAnswer } from './exchange.schema.ts';
import type { ExchangeDesk } from './exchange-desk.ts';

export type OwnRecord = AssessmentAnswer['ownRecords'][number];

type Body = Readonly<Record<string, unknown>>;

const pick = (body: Body, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])));

/** A subject of a message as a question to the registers; undefined for what they cannot be asked about. */
function questionOf(kind: string, body: Body): AskedSubject | undefined {
  const question = (() => {
    switch (kind) {
      case 'person':
        return {
          person: pick(body, ['names', 'born', 'sex', 'nationalities', 'birthPlaces', 'documents', 'heightCm']),
        };
      case 'travel-document':
        return { document: pick(body, ['number', 'issuer', 'type']) };
      case 'vehicle':
        return body.vin || body.plate
          ? { vehicle: pick(body, ['vin', 'plate', 'plateCountry', 'make', 'model', 'colour']) }
          : undefined;
      case 'firearm':
        return body.serial
          ? { firearm: pick(body, ['serial', 'make', 'model', 'calibre', 'originCountry']) }
          : undefined;
      case 'vessel':
        return body.imo || body.mmsi ? { vessel: pick(body, ['imo', 'mmsi']) } : undefined;
      default:
        return undefined;
    }
  })();
  return question as AskedSubject | undefined;
}

/**
 * What the registers of an agency's own side hold on the subjects of a message (Directive (EU) 2023/977, Article 16: requests
 * are cross-checked against information already held). Nothing is followed up; the caller accounts for what it shows.
 */
export async function findOwnRecords(
  { search }: Pick<ExchangeDesk, 'search'>,
  officer: Officer,
  items: readonly { readonly id: string; readonly kind?: string; readonly body?: Body | null }[],
): Promise<OwnRecord[]> {
  const asked = items.flatMap(({ id, kind, body }) => {
    const subject = body && hasShape(kind, body) ? questionOf(kind, body) : undefined;
    return subject ? [{ item: id, subject }] : [];
  });
  if (asked.length === 0) return [];
  const answered = await Promise.all(
    asked.map(async ({ item, subject }) => {
      try {
        return { item, prepared: await prepare(search, { officer }, { purpose: 'criminal-investigation', subject }) };
      } catch (error) {
        if (error instanceof Problem && error.kind === 'invalid-input') return undefined; // too little to ask by, such as one letter
        throw error;
      }
    }),
  );
  const prepared = answered.flatMap((one) => one ?? []);
  const found = await lookUp(
    search,
    { officer },
    prepared.map((one) => one.prepared),
  );
  return found.flatMap(({ answer }, place) =>
    answer.hits
      .filter(({ party }) => party === officer.agency.party)
      .map(({ record, reference, register, owner, outcome }) => ({
        record,
        reference,
        register,
        owner,
        outcome,
        item: prepared[place]!.item,
      })),
  );
}
