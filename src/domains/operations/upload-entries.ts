import { participantOf } from './operation.ts';
import type { UploadProgress } from './operations.schema.ts';
import { type Asking, getMyOperation, type OperationsDesk } from './operations-desk.ts';
import { readUpload } from './read-upload.ts';
import { recordEntries } from './record-entries.ts';

const LINES_AT_ONCE = 500;

/**
 * Records a country's own file and tells how far it is: after each batch the counts so far, and the lines of that batch
 * that do not count. The file may be sent again after a break; what is there counts once.
 */
export async function* uploadEntries(
  desk: OperationsDesk,
  asking: Asking,
  idOrCode: string,
  file: AsyncIterable<Buffer>,
): AsyncGenerator<UploadProgress> {
  const { operation, participant } = await getMyOperation(desk, asking, idOrCode);
  const { entries, faults } = await readUpload(
    file,
    asking.officer.agency.party,
    (agency) => (participantOf(operation, agency ?? participant.agency) ?? participant).zone,
  );
  const counts = { lines: entries.length + faults.length, counted: 0, repeated: 0, held: 0, refused: 0 };
  yield { ...counts, done: faults.length, faults: [...faults], items: [] };
  for (let from = 0; from < entries.length; from += LINES_AT_ONCE) {
    const batch = entries.slice(from, from + LINES_AT_ONCE);
    const bodies = batch.map(({ entry }) => entry);
    const written = await recordEntries(desk, asking, idOrCode, bodies, 'upload');
    const items = written.flatMap(({ id, state, reasons, isRepeated }, at) => {
      if (isRepeated) counts.repeated += 1;
      else if (state === 'counted' || state === 'held' || state === 'refused') counts[state] += 1;
      // Also one that came again is shown again: what was wrong with it still is.
      if (state !== 'held' && state !== 'refused') return [];
      return [{ line: batch[at]!.line, id, state, reasons: [...reasons], repeated: isRepeated }];
    });
    yield { ...counts, done: faults.length + from + batch.length, faults: [], items };
  }
}
