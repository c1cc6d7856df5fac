import { judgeDocument } from '../../engines/identifiers/document-match.ts';
import { judgeFirearm } from '../../engines/identifiers/firearm-match.ts';
import { judgeVehicle } from '../../engines/identifiers/vehicle-match.ts';
import { prepareCandidate, TermDictionary } from '../../engines/matching/compare-descriptions.ts';
import type { Verdict } from '../../engines/matching/description.ts';
import { prepareQuestion } from '../../engines/matching/judge-person.ts';
import { atLeastPossible } from '../../engines/matching/namesakes.ts';
import type { Frequencies } from '../../engines/names/frequencies.ts';
import { type RegisterRecord, registerOf } from '../registers/public.ts';
import type { Candidates } from './find-candidates.ts';
import type { IndexName } from './index-name.ts';

/** A record that could be meant, with the judgement that says how likely and why. */
export interface Match {
  readonly record: RegisterRecord;
  readonly verdict: Verdict;
  /** A document agrees while the name is another one. */
  readonly finding?: 'document-of-another-name';
}

const ORDER = { hit: 2, possible: 1, 'no-hit': 0 } as const;

/** The better of two judgements of one record. */
function better(one: Match | undefined, other: Match): Match {
  if (!one) return other;
  const byBand = ORDER[other.verdict.band] - ORDER[one.verdict.band];
  return byBand > 0 || (byBand === 0 && other.verdict.score > one.verdict.score) ? other : one;
}

/** Judges the records that were found, each whole, and says why; best first. */
export function judgeCandidates(
  { question, preset, documents, vehicles, firearms, vessels, persons }: Candidates,
  records: ReadonlyMap<string, RegisterRecord>,
  frequenciesOf: (among: IndexName) => Frequencies,
): Match[] {
  const best = new Map<string, Match>();
  const add = (match: Match): void => {
    if (match.verdict.band === 'no-hit') return;
    best.set(match.record.id, better(best.get(match.record.id), match));
  };
  const present = (found: readonly string[]): RegisterRecord[] => found.flatMap((id) => records.get(id) ?? []);

  // The index judged by its columns; the whole record says more, and explains itself.
  for (const { asked, among, persons: found, namesakes, population } of persons) {
    const frequencies = frequenciesOf(among);
    const terms = new TermDictionary(frequencies);
    const prepared = prepareQuestion(asked, { terms, population, frequencies, preset });
    for (const record of present([...new Set([...found.map(({ id }) => id), ...namesakes])])) {
      const face = registerOf(record.kind).face(record.subject);
      const description = face.person ?? face.organisation;
      if (!description) continue;
      const verdict = prepared.judge(prepareCandidate(description, terms));
      add({ record, verdict: namesakes.includes(record.id) ? atLeastPossible(verdict) : verdict });
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
  return [...best.values()].sort(
    (one, other) =>
      ORDER[other.verdict.band] - ORDER[one.verdict.band] ||
      other.verdict.score - one.verdict.score ||
      (one.record.id < other.record.id ? -1 : 1),
  );
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
