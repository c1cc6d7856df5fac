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
import type { JudgedPersons } from '../../engines/index/search-index.ts';
import { prepareCandidate, TermDictionary } from '../../engines/matching/compare-descriptions.ts';
import type {
  FirearmDescription,
  PersonDescription,
  VehicleDescription,
  Verdict,
} from '../../engines/matching/description.ts';
import { prepareQuestion } from '../../engines/matching/judge-person.ts';
import type { PresetName } from '../../engines/matching/presets.ts';
import { wholeNameKey } from '../../engines/names/whole-name.ts';
import type { Agency } from '../../kernel/officer.ts';
import { type RegisterRecord, registerOf } from '../registers/public.ts';
import type { LiveIndex } from './live-index.ts';
import type { AskedDocument, Question } from './read-question.ts';

/** A record that could be meant, with the judgement that says how likely and why. */
export interface Match {
  readonly record: RegisterRecord;
  readonly verdict: Verdict;
  /** A document agrees while the name is another one. */
  readonly finding?: 'document-of-another-name';
}

const ORDER = { hit: 2, possible: 1, 'no-hit': 0 } as const;

type Find = (keys: readonly string[]) => readonly { readonly id: string }[];

const idsOf = (found: ReturnType<Find>): string[] => found.map(({ id }) => id);

/** Probes the rungs from certain to doubtful; a rung is climbed only when those before it found nothing. */
function climb(keys: readonly LookupKey[], find: Find): readonly string[] {
  // Nearly every question finds nothing on any rung: that is known after probing all of them at once.
  const all = new Array<string>(keys.length);
  for (let i = 0; i < keys.length; i++) all[i] = keys[i]!.key;
  if (find(all).length === 0) return NOTHING;
  for (const rung of LADDER) {
    const probed = keys.filter((key) => key.rung === rung).map(({ key }) => key);
    const found = probed.length === 0 ? [] : find(probed);
    if (found.length > 0) return idsOf(found);
  }
  return NOTHING;
}

const NOTHING: readonly string[] = [];

/** The better of two judgements of one record. */
function better(one: Match | undefined, other: Match): Match {
  if (!one) return other;
  const byBand = ORDER[other.verdict.band] - ORDER[one.verdict.band];
  return byBand > 0 || (byBand === 0 && other.verdict.score > one.verdict.score) ? other : one;
}

/** What the index answers to a question about a person. */
interface AskedPersons extends JudgedPersons {
  readonly asked: PersonDescription;
  /** Records of exactly this name, looked for where the question gives no birth date. */
  readonly namesakes: readonly string[];
}

/** What the index answers to a question, before the records themselves are read. */
export interface Candidates {
  readonly question: Question;
  readonly preset: PresetName;
  readonly documents: readonly (AskedDocument & { readonly ids: readonly string[] })[];
  readonly vehicles: readonly { readonly asked: VehicleDescription; readonly ids: readonly string[] }[];
  readonly firearms: readonly { readonly asked: FirearmDescription; readonly ids: readonly string[] }[];
  readonly vessels: readonly { readonly ids: readonly string[] }[];
  readonly persons: readonly AskedPersons[];
  /** Ids of all of them; undefined when nothing could be meant. */
  readonly ids: ReadonlySet<string> | undefined;
  readonly cutShort: boolean;
}

/**
 * Finds the records that a question could mean among those an agency may see. What is withheld from the agency is left
 * out inside the index, so that it changes neither candidates nor frequencies.
 */
export function findCandidates(
  index: LiveIndex,
  question: Question,
  { agency, preset }: { readonly agency: Agency; readonly preset: PresetName },
): Candidates {
  const visible = index.masks.visibleTo(agency);
  const find: Find = (keys) => index.records.findByKeys(keys, { visible });
  const documents = question.documents.map((asked) => ({
    ...asked,
    ids: climb(askedDocumentKeys(asked.document), find),
  }));
  const vehicles = question.vehicles.map((asked) => ({ asked, ids: climb(askedVehicleKeys(asked), find) }));
  const firearms = question.firearms.map((asked) => ({ asked, ids: climb(askedFirearmKeys(asked), find) }));
  const vessels = question.vessels.map((asked) => ({ ids: idsOf(find(vesselKeys(asked))) }));
  let cutShort = false;
  const persons: AskedPersons[] = [];
  for (const asked of question.persons) {
    for (const named of [index.records, index.organisations]) {
      const found = named.judgePersons(asked, { preset, visible });
      cutShort ||= found.cutShort;
      const namesakes = named === index.records ? findNamesakes(asked, find) : NOTHING;
      if (found.persons.length > 0 || namesakes.length > 0) persons.push({ asked, namesakes, ...found });
    }
  }
  let ids: Set<string> | undefined;
  const add = (id: string): void => {
    ids ??= new Set();
    ids.add(id);
  };
  for (const list of [documents, vehicles, firearms, vessels]) for (const { ids: found } of list) found.forEach(add);
  for (const { persons: found, namesakes } of persons) {
    for (const { id } of found) add(id);
    namesakes.forEach(add);
  }
  return { question, preset, documents, vehicles, firearms, vessels, persons, ids, cutShort };
}

/** Judges the records that were found, each whole, and says why; best first. */
export function judgeCandidates(
  { question, preset, documents, vehicles, firearms, vessels, persons }: Candidates,
  records: ReadonlyMap<string, RegisterRecord>,
): Match[] {
  const best = new Map<string, Match>();
  const add = (match: Match): void => {
    if (match.verdict.band === 'no-hit') return;
    best.set(match.record.id, better(best.get(match.record.id), match));
  };
  const present = (found: readonly string[]): RegisterRecord[] => found.flatMap((id) => records.get(id) ?? []);

  // The index judged by its columns; the whole record says more, and explains itself.
  for (const { asked, persons: found, namesakes, population, frequencies } of persons) {
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

// An officer can look at so many namesakes; who asks with a birth date needs none of them.
const MOST_NAMESAKES = 50;

/** Records that bear exactly the asked name. With a birth date in the question, that tells namesakes apart better. */
function findNamesakes(asked: PersonDescription, find: Find): readonly string[] {
  if (asked.born !== undefined && asked.born.length > 0) return NOTHING;
  const keys = asked.names.flatMap((name) => wholeNameKey(name) ?? []);
  return keys.length === 0 ? NOTHING : idsOf(find(keys)).slice(0, MOST_NAMESAKES);
}

// What outweighs this speaks against the person, such as another sex; the size of the register speaks against nobody.
const CONTRADICTION = -2;

/** However common, the very name that was asked is shown as possible, unless something else speaks against it. */
function atLeastPossible(verdict: Verdict): Verdict {
  if (verdict.band !== 'no-hit') return verdict;
  const isContradicted = verdict.because.some(({ code, nats }) => code !== 'list.size' && nats < CONTRADICTION);
  return isContradicted ? verdict : { ...verdict, band: 'possible' };
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
