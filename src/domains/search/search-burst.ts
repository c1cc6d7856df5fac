import { PURPOSES } from '../../kernel/codes.ts';
import type { Officer } from '../../kernel/officer.ts';
import type { AnswersUnread } from '../../platform/unread-requests.ts';
import type { SearchDesk } from './search-registers.ts';
import type { AccountedBurst, AskedInBurst } from './search-threads.ts';
import { splitTexts } from './thread-messages.ts';

// From so many searches in one turn of the event loop on, the others of it and those of the next moment are gathered.
const A_CROWD = 8;
const A_MOMENT_MS = 20;
// What is told to a thread and back costs as much as answering a few.
const LEAST_IN_A_BURST = 3;
// While a thread answers one burst, the next one is gathered and the one before is written.
const MOST_IN_A_BURST = 64;
// A node that is asked so often keeps a thread for it.
const BUSY_PER_SECOND = 2000;
const A_SECOND_MS = 1000;

const NOTHING_ANSWERED: readonly string[] = [];

interface Gathered {
  readonly asked: AskedInBurst[];
  readonly answers: Promise<readonly string[] | undefined>;
  readonly answered: (answers: Promise<readonly string[]> | undefined) => void;
}

/**
 * Gathers single searches that come in the same moment, so that a search thread reads them, looks them up and accounts for
 * them as it does for the lines of a stream, and the main thread only carries them. While few ask, nothing is gathered.
 */
export class SearchBursts implements AnswersUnread {
  readonly #desk: SearchDesk;
  /** Searches of this turn of the event loop. */
  #inTurn = 0;
  #crowdedUntil = 0;
  #isEnding = false;
  #inSecond = 0;
  #secondEnds = 0;
  #gathered: Gathered | undefined;

  constructor(desk: SearchDesk) {
    this.#desk = desk;
  }

  wants(): boolean {
    if (this.#inTurn++ === 0) this.#endsSoon();
    const now = performance.now();
    if (this.#inTurn >= A_CROWD) this.#crowdedUntil = now + A_MOMENT_MS;
    return now < this.#crowdedUntil && this.#desk.index.threads.takesBursts;
  }

  /** The body of the answer, accounted for on disk; undefined where the ordinary way is to be taken. */
  answer(asked: AskedInBurst): Promise<string | undefined> {
    if (!this.#gathered) this.#endsSoon();
    this.#gathered ??= nothingGathered();
    const { asked: all, answers } = this.#gathered;
    const place = all.length;
    all.push(asked);
    if (all.length >= MOST_IN_A_BURST) this.#handOver();
    return answers.then((found) => found?.[place] || undefined);
  }

  /** Once for each turn, however many ask in it. */
  #endsSoon(): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    setImmediate(() => this.#endTurn());
  }

  #endTurn(): void {
    this.#isEnding = false;
    this.#inSecond += this.#inTurn;
    this.#inTurn = 0;
    if (this.#inSecond >= BUSY_PER_SECOND) this.#desk.index.threads.keepOne();
    const now = performance.now();
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
    const { audit, clock, index, access, rightOfWay } = this.#desk;
    rightOfWay.claim();
    const purposesOf = ({ agency }: Officer) => PURPOSES.filter((purpose) => access.maySearchFor(agency, purpose));
    const answering =
      asked.length < LEAST_IN_A_BURST
        ? undefined
        : index.threads.askBurst(asked, clock().toISOString(), { audit, purposesOf });
    answered(answering?.then((found) => this.#account(found)));
  }

  /** Lets the answers go once their entries are on disk. */
  async #account(answered: AccountedBurst | undefined): Promise<readonly string[]> {
    if (!answered) return NOTHING_ANSWERED;
    const { answers, onDisk, counted } = answered;
    for (const { searched, count } of counted) this.#desk.metrics.countSearches(searched, 'no-hit', count);
    await onDisk;
    return splitTexts(answers);
  }
}

function nothingGathered(): Gathered {
  const { promise: answers, resolve: answered } = Promise.withResolvers<readonly string[] | undefined>();
  return { asked: [], answers, answered };
}
