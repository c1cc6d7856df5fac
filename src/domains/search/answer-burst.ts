import { Compile } from 'typebox/compile';
import type { RegisterKind } from '../../kernel/codes.ts';
import { refuseUnsoundText } from '../../kernel/sound-text.ts';
import { newId } from '../../platform/ids.ts';
import { packEntries, writeEntryLine } from '../audit/public.ts';
import { wholeNoHit } from './answer-lines.ts';
import { askIndex, type IndexDesk } from './ask-index.ts';
import { readQuestion } from './read-question.ts';
import { SearchRequest } from './search.schema.ts';
import type { AnsweredBurst, Burst, BurstAsker } from './thread-messages.ts';

const searchRequest = Compile(SearchRequest);

/**
 * Answers those searches of a burst that are looked up at once and find nothing, which is nearly every one. All others
 * (a question by name, a match, a body that does not fit, a purpose that is not the agency's) are left to the main thread,
 * which reads them from the beginning. Runs in a search thread.
 */
export class BurstAnswerer {
  readonly #desk: IndexDesk;
  readonly #askers = new Map<number, BurstAsker>();

  constructor(desk: IndexDesk) {
    this.#desk = desk;
  }

  answer({ burst, at, forget, askers, searches }: Burst): AnsweredBurst {
    if (forget) this.#askers.clear();
    for (const asker of askers) this.#askers.set(asker.number, asker);
    const entries: { id: string; at: string; line: string }[] = [];
    const counts = new Map<readonly RegisterKind[], number>();
    const answers = searches.map(({ text, asker, requestId }) => {
      const found = this.#lookUp(text, this.#askers.get(asker)!);
      if (found === undefined) return undefined;
      const { prepared, officer } = found;
      const { purpose, caseReference, operation } = prepared.request;
      const id = newId();
      const note = {
        action: 'search',
        outcome: 'no-hit',
        officer,
        purpose,
        caseReference,
        operation,
        requestId,
      } as const;
      entries.push({ id, at, line: writeEntryLine({ ...note, asked: prepared.asked }, id, at) });
      counts.set(prepared.searched, (counts.get(prepared.searched) ?? 0) + 1);
      return wholeNoHit(prepared, id);
    });
    return {
      burst,
      answers,
      entries: entries.length === 0 ? undefined : packEntries(entries),
      counted: [...counts].map(([searched, count]) => ({ searched, count })),
    };
  }

  #lookUp(text: string, { officer, purposes }: BurstAsker) {
    try {
      const request: unknown = JSON.parse(text);
      refuseUnsoundText(text, request);
      if (!searchRequest.Check(request) || !purposes.includes(request.purpose)) return undefined;
      const question = readQuestion(request.subject, this.#desk.clock);
      // A name may take many times as long as all the rest of the burst.
      if (question.persons.length > 0) return undefined;
      const prepared = askIndex(this.#desk, officer.agency, request, question);
      return prepared.candidates.ids === undefined ? { prepared, officer } : undefined;
    } catch {
      return undefined; // whoever reads it again says what is wrong with it
    }
  }
}
