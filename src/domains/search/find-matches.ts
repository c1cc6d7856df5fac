import { vesselKeys } from '../../engines/identifiers/craft-keys.ts';
import { judgeDocument } from '../../engines/identifiers/document-match.ts';
import { judgeFirearm } from '../../engines/identifiers/firearm-match.ts';
import {
  askedDocumentKeys,
  askedFirearmKeys,
  askedVehicleKeys,
  LADDER,
  type LookupKey,
} from '../../engines/identifiers/keys.ts';
import { judgeVehicle } from '../../engines/identifiers/vehicle-match.ts';
import { prepareCandidate, TermDictionary } from '../../engines/matching/compare-descriptions.ts';
import type { Verdict } from '../../engines/matching/description.ts';
import { prepareQuestion } from '../../engines/matching/judge-person.ts';
import type { PresetName } from '../../engines/matching/presets.ts';
import type { Agency } from '../../kernel/officer.ts';
import type { Database } from '../../platform/database.ts';
import { findSearchable, type RegisterRecord, registerOf } from '../registers/public.ts';
import type { LiveIndex } from './live-index.ts';
import type { Question } from './read-question.ts';

/** A record that could be meant, with the judgement that says how likely and why. */
export interface Match {
  readonly record: RegisterRecord;
  readonly verdict: Verdict;
  /** A document agrees while the name is another one. */
  readonly finding?: 'document-of-another-name';
}

export interface Matches {
  readonly matches: readonly Match[];
  readonly cutShort: boolean;
}

const ORDER = { hit: 2, possible: 1, 'no-hit': 0 } as const;

/** Probes the rungs from certain to doubtful; a rung is climbed only when those before it found nothing. */
function climb(keys: readonly LookupKey[], find: (keys: string[]) => string[]): string[] {
  for (const rung of LADDER) {
    const found = find(keys.filter((key) => key.rung === rung).map(({ key }) => key));
    if (found.length > 0) return found;
  }
  return [];
}

/** The better of two judgements of one record. */
function better(one: Match | undefined, other: Match): Match {
  if (!one) return other;
  const byBand = ORDER[other.verdict.band] - ORDER[one.verdict.band];
  return byBand > 0 || (byBand === 0 && other.verdict.score > one.verdict.score) ? other : one;
}

/**
 * Finds and judges everything that a question could mean among the records an agency may see. What is withheld
 * from the agency is left out inside the index, so that it changes neither candidates nor frequencies.
 */
export async function findMatches(
  db: Database,
  index: LiveIndex,
  question: Question,
  { agency, preset }: { readonly agency: Agency; readonly preset: PresetName },
): Promise<Matches> {
  const visible = index.masks.visibleTo(agency);
  const byKeys = (keys: readonly LookupKey[]): string[] =>
    climb(keys, (probed) =>
      probed.length === 0 ? [] : index.records.findByKeys(probed, { visible }).map(({ id }) => id),
    );

  const documents = question.documents.map((asked) => ({ ...asked, ids: byKeys(askedDocumentKeys(asked.document)) }));
  const vehicles = question.vehicles.map((asked) => ({ asked, ids: byKeys(askedVehicleKeys(asked)) }));
  const firearms = question.firearms.map((asked) => ({ asked, ids: byKeys(askedFirearmKeys(asked)) }));
  const vessels = question.vessels.map((asked) => ({
    ids:
      vesselKeys(asked).length === 0
        ? []
        : index.records.findByKeys(vesselKeys(asked), { visible }).map(({ id }) => id),
  }));
  let cutShort = false;
  const persons = question.persons.flatMap((asked) =>
    [index.records, index.organisations].map((named) => {
      const found = named.judgePersons(asked, { preset, visible });
      cutShort ||= found.cutShort;
      return { asked, ...found };
    }),
  );

  const ids = new Set<string>();
  for (const { ids: found } of [...documents, ...vehicles, ...firearms, ...vessels])
    for (const id of found) ids.add(id);
  for (const { persons: found } of persons) for (const { id } of found) ids.add(id);
  if (ids.size === 0) return { matches: [], cutShort };
  const records = new Map((await findSearchable(db, [...ids])).map((record) => [record.id, record]));

  const best = new Map<string, Match>();
  const add = (match: Match): void => {
    if (match.verdict.band === 'no-hit') return;
    best.set(match.record.id, better(best.get(match.record.id), match));
  };
  const present = (found: readonly string[]): RegisterRecord[] => found.flatMap((id) => records.get(id) ?? []);

  // The index judged by its columns; the whole record says more, and explains itself.
  for (const { asked, persons: found, population, frequencies } of persons) {
    const terms = new TermDictionary(frequencies);
    const prepared = prepareQuestion(asked, { terms, population, frequencies, preset });
    for (const record of present(found.map(({ id }) => id))) {
      const face = registerOf(record.kind).face(record.subject);
      const description = face.person ?? face.organisation;
      if (description) add({ record, verdict: prepared.judge(prepareCandidate(description, terms)) });
    }
  }
  for (const { document, checkDigitsValid, ids: found } of documents) {
    for (const record of present(found)) {
      const recorded = documentsOf(record);
      for (const one of recorded) {
        const verdict = judgeDocument(document, one, { checkDigitsValid });
        const namesAsked = question.persons.length > 0 && record.kind === 'person';
        const nameAgrees = best.has(record.id);
        add({
          record,
          verdict,
          ...(namesAsked && !nameAgrees ? { finding: 'document-of-another-name' as const } : {}),
        });
      }
    }
  }
  for (const { asked, ids: found } of vehicles) {
    for (const record of present(found)) add({ record, verdict: judgeVehicle(asked, record.subject) });
  }
  for (const { asked, ids: found } of firearms) {
    for (const record of present(found)) add({ record, verdict: judgeFirearm(asked, record.subject) });
  }
  for (const { ids: found } of vessels) {
    for (const record of present(found)) add({ record, verdict: SAME_VESSEL });
  }
  const matches = [...best.values()].sort(
    (one, other) =>
      ORDER[other.verdict.band] - ORDER[one.verdict.band] ||
      other.verdict.score - one.verdict.score ||
      (one.record.id < other.record.id ? -1 : 1),
  );
  return { matches, cutShort };
}

const SAME_VESSEL: Verdict = {
  band: 'hit',
  score: 14,
  because: [{ code: 'vessel.number.equal', values: {}, nats: 14, text: 'Same ship identification number.' }],
};

/** The documents that a record is about or names. */
function documentsOf(record: RegisterRecord): { number: string; issuer?: string }[] {
  const subject = record.subject as {
    number?: string;
    issuer?: string;
    documents?: { number: string; issuer?: string }[];
    identifiers?: { number: string; issuer?: string }[];
  };
  if (record.kind === 'travel-document') return [{ number: subject.number!, issuer: subject.issuer }];
  return subject.documents ?? subject.identifiers ?? [];
}
