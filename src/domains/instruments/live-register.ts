import type { Facts } from '../../engines/legal-basis/instrument.ts';
import type { Register } from '../../engines/legal-basis/register.ts';
import { arrangeFacts } from '../../engines/legal-basis/register.ts';
import type { IsoDate } from '../../kernel/partial-date.ts';
import type { Pool } from '../../platform/database.ts';
import { listOwnFacts, REGISTER_CHANNEL, registerVersion } from './own-facts.store.ts';
import { joinFacts, NOTHING_OF_ITS_OWN, type OwnFacts, wordingDays } from './own-facts.ts';
import { shippedFacts, shippedRegister } from './shipped-facts.ts';

/** The product's facts and the node's own, joined in memory and following the database. */
export interface LiveRegister {
  /** As it is, or as it was known on a day. */
  register(knownAt?: IsoDate): Register;
  facts(): Facts;
  own(): OwnFacts;
  /** Everything that was committed before the call is in the register when it resolves. */
  refreshed(): Promise<void>;
  stop(): Promise<void>;
}

// A notification can be lost with its connection; no node answers from an older register for longer than this.
const LOOK_AGAIN_MS = 500;
// Each is a register of its own; officers re-run a few days, not all of them.
const EARLIER_KEPT = 8;

/** Reads the node's own facts and keeps following them, whichever node on the database enters one. */
export async function openLiveRegister(db: Pool, failed: (error: unknown) => void): Promise<LiveRegister> {
  const shipped = shippedFacts();
  let version = '';
  let own = NOTHING_OF_ITS_OWN;
  let facts: Facts = shipped;
  let present = shippedRegister();
  let days: IsoDate[] = [];
  const earlier = new Map<number, Register>();

  async function readIfNewer(): Promise<void> {
    if ((await registerVersion(db)) === version) return;
    // One snapshot, so that an agreement never stands without its parties.
    const read = await db.transaction(async (tx) => {
      await tx.query('set transaction isolation level repeatable read, read only');
      return { version: await registerVersion(tx), own: await listOwnFacts(tx) };
    });
    facts = joinFacts(shipped, read.own);
    present = arrangeFacts(facts);
    own = read.own;
    days = wordingDays(own);
    earlier.clear();
    version = read.version;
  }

  let stopped = false;
  let reading: Promise<void> | undefined;
  /** Reads once more after whatever is being read: that may have begun before the caller's commit. */
  async function refreshed(): Promise<void> {
    await reading?.catch(() => {});
    reading ??= readIfNewer().finally(() => {
      reading = undefined;
    });
    await reading;
  }
  const wake = (): void => {
    if (!stopped) void refreshed().catch(failed);
  };
  await refreshed();
  const listening = await db.listen(REGISTER_CHANNEL, wake);
  const timer = setInterval(wake, LOOK_AGAIN_MS);
  timer.unref();

  return {
    register(knownAt) {
      const newest = days.at(-1);
      if (knownAt === undefined || newest === undefined || knownAt >= newest) return present;
      const epoch = days.filter((day) => day <= knownAt).length;
      let register = earlier.get(epoch);
      if (register === undefined) {
        register = arrangeFacts(joinFacts(shipped, own, knownAt));
        earlier.set(epoch, register);
        if (earlier.size > EARLIER_KEPT) earlier.delete(earlier.keys().next().value!);
      }
      return register;
    },
    facts: () => facts,
    own: () => own,
    refreshed,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await listening.stop();
      await reading?.catch(() => {});
    },
  };
}
