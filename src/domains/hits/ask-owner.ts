import { faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import { findEntry } from '../audit/public.ts';
import { findRecord, mayDisclose } from '../registers/public.ts';
import type { AskedSubject, FollowedHit, SearchRequest } from '../search/public.ts';
import { natureOf } from './hit.ts';
import type { Asking, HitsDesk } from './hits-desk.ts';
import { noteMatches } from './note-matches.ts';

export interface OwnerAsked {
  /** Audit entry of the search that showed the record. */
  readonly search: string;
  readonly record: string;
  readonly operation?: string;
  readonly place?: string;
  /** What was asked, so that the odds and the evidence go with the hit: the node keeps no question in clear. */
  readonly subject?: AskedSubject;
}

/**
 * An officer says that a possible match may be the one, and asks its owner: the data match by the officer's judgement,
 * and so it is a hit. Only what one's own agency's search has shown can be asked about.
 */
export async function askOwner(
  desk: HitsDesk,
  { officer, requestId }: Asking,
  asked: OwnerAsked,
): Promise<FollowedHit> {
  const found = await findEntry(desk.db, asked.search);
  const entry = found?.entry;
  const record = await findRecord(desk.db, asked.record);
  const isShown =
    entry?.action === 'search' &&
    entry.agency === officer.agency.code &&
    entry.records?.some(({ id }) => id === asked.record);
  if (!entry || !isShown || !record || !mayDisclose('find', officer, record)) {
    throw new Problem('not-found', faultOf('hit-not-shown'));
  }
  const nature = natureOf(officer.agency.code, record);
  if (nature !== 'foreign') {
    throw new Problem('wrong-state', faultOf(nature === 'own' ? 'hit-own-record' : 'hit-no-action'));
  }
  const madeAt = await desk.whenChecked(entry.id);
  const judged =
    asked.subject &&
    (await desk.judgeAgain(
      { officer, requestId },
      {
        request: { purpose: entry.purpose as SearchRequest['purpose'], subject: asked.subject },
        asked: entry.asked,
        record: asked.record,
      },
    ));
  return desk.db.transaction(async (tx) => {
    const hits = await noteMatches(desk, tx, [
      {
        search: entry.id,
        officer,
        note: {
          action: 'search',
          outcome: 'possible',
          officer,
          purpose: entry.purpose as never,
          caseReference: entry.case,
          operation: asked.operation ?? entry.operation,
          asked: entry.asked,
          requestId,
        },
        place: asked.place,
        // The judgement is that of whoever asks; it counts in the hour of the check.
        made: madeAt === undefined ? undefined : { officer: officer.id, agency: officer.agency.code, at: madeAt },
        hits: [
          {
            record: record.id,
            register: record.kind,
            outcome: 'possible',
            // Without the question only the officer's judgement is left, which has no weight in nats.
            score: judged?.score ?? 0,
            because: judged?.because ?? [],
            owner: record.owner,
            reason: record.reason,
            action: record.action,
            warnings: [...record.warnings],
          },
        ],
      },
    ]);
    return hits.get(`${entry.id} ${record.id}`)!;
  });
}
