import { vesselKeys } from '../../engines/identifiers/craft-keys.ts';
import {
  askedDocumentKeys,
  askedFirearmKeys,
  askedVehicleKeys,
  LADDER,
  type LookupKey,
} from '../../engines/identifiers/keys.ts';
import type { JudgedPersons, SearchIndex } from '../../engines/index/search-index.ts';
import type { FirearmDescription, PersonDescription, VehicleDescription } from '../../engines/matching/description.ts';
import { MOST_NAMESAKES, namesakeKeys } from '../../engines/matching/namesakes.ts';
import type { PresetName } from '../../engines/matching/presets.ts';
import type { Agency } from '../../kernel/officer.ts';
import { INDEX_NAMES, type IndexName } from './index-name.ts';
import type { AskedDocument, Question } from './read-question.ts';
import type { VisibilityMasks } from './visibility.ts';

/** What a question is asked of: the indexes of the main thread, or a search thread's copies of them. */
export interface SearchedIndex extends Readonly<Record<IndexName, SearchIndex>> {
  readonly masks: VisibilityMasks;
}

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

/** What the index answers to a question about a person. */
export interface AskedPersons extends Omit<JudgedPersons, 'frequencies'> {
  /** Which of the indexes answered. */
  readonly among: IndexName;
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
  index: SearchedIndex,
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
    for (const among of INDEX_NAMES) {
      // Names weigh what they weigh in this thread's index: whoever judges the whole record asks it again.
      const { frequencies: _, ...found } = index[among].judgePersons(asked, { preset, visible });
      cutShort ||= found.cutShort;
      const namesakes = among === 'records' ? findNamesakes(asked, find) : NOTHING;
      if (found.persons.length > 0 || namesakes.length > 0) persons.push({ asked, among, namesakes, ...found });
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

/** Records that bear exactly the asked name. */
function findNamesakes(asked: PersonDescription, find: Find): readonly string[] {
  const keys = namesakeKeys(asked);
  return keys.length === 0 ? NOTHING : idsOf(find(keys)).slice(0, MOST_NAMESAKES);
}
