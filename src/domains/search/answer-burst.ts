import type { MessagePort } from 'node:worker_threads';
import { Compile } from 'typebox/compile';
import type { RegisterKind } from '../../kernel/codes.ts';
import { refuseUnsoundText } from '../../kernel/sound-text.ts';
import { newId } from '../../platform/ids.ts';
import { type HandedBlock, packEntries, writeEntryLine } from '../audit/public.ts';
import { wholeNoHit } from './answer-lines.ts';
import { askIndex, type IndexDesk } from './ask-index.ts';
import { readQuestion } from './read-question.ts';
import { SearchRequest } from './search.schema.ts';
import { type AnsweredBurst, type Burst, type BurstAsker, joinTexts, splitTexts } from './thread-messages.ts';

const searchRequest = Compile(SearchRequest);

/**
 * Answers those searches of a burst that are looked up at once and find nothing, which is nearly every one. All others
 * (a question by name, a match, a body that does not fit, a purpose that is not the agency's) are left to the main thread,
 * which reads them from the beginning. Runs in a search thread.
 */
export class BurstAnswerer {
  readonly #desk: IndexDesk;
  readonly #askers = new Map<number, BurstAsker>();
  #port: MessagePort | undefined;

  constructor(desk: IndexDesk) {
    this.#desk = desk;
  }

  answer({ burst, at, forget, askers, asker, bodies, requestIds, writtenAs, port }: Burst): AnsweredBurst {
    if (forget) this.#askers.clear();
    for (const one of askers) this.#askers.set(one.number, one);
    const entries: { id: string; at: string; line: string }[] = [];
    const counts = new Map<readonly RegisterKind[], number>();
    const ids = splitTexts(requestIds);
    const answers = splitTexts(bodies).map((body, place) => {
      const found = this.#lookUp(body, this.#askers.get(asker[place]!)!);
      if (found === undefined) return '';
      const { prepared, officer } = found;
      const { asked, searched, request } = prepared;
      const { purpose, caseReference, operation } = request;
      const id = newId();
      const note = { action: 'search', outcome: 'no-hit', officer, purpose, caseReference, operation } as const;
      entries.push({ id, at, line: writeEntryLine({ ...note, asked, requestId: ids[place]! }, id, at) });
      counts.set(searched, (counts.get(searched) ?? 0) + 1);
      return wholeNoHit(prepared, id);
    });
    if (port) {
      this.#port?.close();
      this.#port = port;
    }
    const packed = entries.length === 0 ? undefined : packEntries(entries);
    const isHandedOver = packed !== undefined && writtenAs !== undefined;
    if (isHandedOver) {
      const handed: HandedBlock = { job: writtenAs, entries: packed };
      this.#port!.postMessage(handed, [packed.root.buffer, packed.packed.buffer]);
    }
    return {
      burst,
      answers: joinTexts(answers),
      entries: isHandedOver ? undefined : packed,
      isHandedOver,
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
