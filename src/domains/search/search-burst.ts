import { PURPOSES } from '../../kernel/codes.ts';
import type { Officer } from '../../kernel/officer.ts';
import type { SearchDesk } from './search-registers.ts';
import type { AskedInBurst } from './search-threads.ts';
import type { AnsweredBurst } from './thread-messages.ts';

// From so many searches in one turn of the event loop those of the next turn are gathered.
const A_CROWD = 12;
// What is told to a thread and back costs as much as answering a few.
const LEAST_IN_A_BURST = 6;
// While a thread answers one burst, the next one is gathered and the one before is written.
const MOST_IN_A_BURST = 64;
// A node that is asked so often keeps a thread for it.
const BUSY_PER_SECOND = 2000;
const A_SECOND_MS = 1000;

interface Gathered {
  readonly asked: AskedInBurst[];
  readonly answers: Promise<AnsweredBurst['answers'] | undefined>;
  readonly answered: (answers: Promise<AnsweredBurst['answers']> | undefined) => void;
}

/**
 * Gathers single searches that come in the same moment, so that a search thread reads them, looks them up and accounts for
 * them as it does for the lines of a stream, and the main thread only carries them. While few ask, nothing is gathered.
 */
export class SearchBursts {
  readonly #desk: SearchDesk;
  /** Searches of this turn, and of the one before. */
  #inTurn = 0;
  #inLastTurn = 0;
  #inSecond = 0;
  #secondEnds = 0;
  #gathered: Gathered | undefined;

  constructor(desk: SearchDesk) {
    this.#desk = desk;
  }

  /**
   * The body of the answer to a search that is not read yet, accounted for on disk; undefined, at once or later, for whom
   * the ordinary way is to be taken.
   */
  answer(asked: AskedInBurst): Promise<string | undefined> | undefined {
    if (this.#inTurn++ === 0) setImmediate(() => this.#endTurn());
    if (this.#inLastTurn < A_CROWD) return undefined;
    this.#gathered ??= nothingGathered();
    const { asked: all, answers } = this.#gathered;
    const place = all.length;
    all.push(asked);
    if (all.length >= MOST_IN_A_BURST) this.#handOver();
    return answers.then((found) => found?.[place]);
  }

  #endTurn(): void {
    this.#inLastTurn = this.#inTurn;
    this.#inSecond += this.#inTurn;
    this.#inTurn = 0;
    const now = performance.now();
    if (this.#inSecond >= BUSY_PER_SECOND) this.#desk.index.threads.keepOne();
    if (now >= this.#secondEnds) {
      this.#inSecond = 0;
      this.#secondEnds = now + A_SECOND_MS;
    }
    this.#handOver();
  }

  #handOver(): void {
    const gathered = this.#gathered;
    if (!gathered) return;
    this.#gathered = undefined;
    const { asked, answered } = gathered;
    const { clock, index, access, rightOfWay } = this.#desk;
    rightOfWay.claim();
    const purposesOf = ({ agency }: Officer) => PURPOSES.filter((purpose) => access.maySearchFor(agency, purpose));
    const answering =
      asked.length < LEAST_IN_A_BURST ? undefined : index.threads.askBurst(asked, clock().toISOString(), purposesOf);
    answered(answering?.then((found) => this.#account(found)));
  }

  /** Lets the answers go once their entries are on disk. */
  async #account(answered: AnsweredBurst | undefined): Promise<AnsweredBurst['answers']> {
    if (!answered) return [];
    const { answers, entries, counted } = answered;
    const { audit, metrics } = this.#desk;
    for (const { searched, count } of counted) metrics.countSearches(searched, 'no-hit', count);
    if (entries) await audit.appendPacked(entries);
    return answers;
  }
}

function nothingGathered(): Gathered {
  const { promise: answers, resolve: answered } = Promise.withResolvers<AnsweredBurst['answers'] | undefined>();
  return { asked: [], answers, answered };
}
