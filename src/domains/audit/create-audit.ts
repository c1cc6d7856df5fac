import { Problem } from '../../kernel/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
import { askedHasher } from './asked-hash.ts';
import { addChain, findBlock, insertWaiting, WAITING_CHANNEL } from './audit.store.ts';
import type { NodeAudit } from './audit.ts';
import type { AuditNote } from './audit-entry.ts';
import type { NewEntry } from './chain-writer.ts';
import { chainNameOf, publicKeyOf } from './checkpoint.ts';
import { touchesOf, writeEntryLine } from './entry-line.ts';
import { openChain } from './open-chain.ts';
import { openChainThread } from './open-chain-thread.ts';
import { keepAsEvidence, readRememberedCheckpoint } from './remembered-checkpoint.ts';

// A notification can be lost with its connection; nothing waits longer than this all the same.
const LOOK_FOR_WAITING_MS = 2000;
// What waits is on disk already; steps that are kept within one such moment share a block and its flush.
const SEAL_TOGETHER_MS = 50;

function touchesOfNote(note: AuditNote, id: string, at: string): NewEntry['touches'] {
  if (!note.records?.length) return [];
  const { action, outcome, purpose, records } = note;
  return touchesOf({ id, at, action, outcome, purpose, records, agency: note.officer?.agency.code });
}

/**
 * Opens the node's chain and starts sealing. The chain is named after the signing key; `chain` adds a suffix where
 * several processes share one key. `ownThread`: the chain is written by a thread of its own, as a node that answers many needs it.
 */
export async function createAudit(
  { db, keys, clock, settings, metrics, log }: NodeParts,
  { chain: suffix, ownThread = false }: { chain?: string; ownThread?: boolean } = {},
): Promise<NodeAudit> {
  const [durability] = await db.query<{ synchronous: string; fsync: string }>(
    `select current_setting('synchronous_commit') as synchronous, current_setting('fsync') as fsync`,
  );
  if (durability!.synchronous === 'off' || durability!.fsync === 'off') {
    throw new Problem(
      'busy',
      'PostgreSQL runs with synchronous_commit or fsync off, so no answer could be accounted for. Switch both on.',
    );
  }
  const publicKey = publicKeyOf(keys.auditSigning);
  const chain = suffix ? `${chainNameOf(publicKey)}.${suffix}` : chainNameOf(publicKey);
  await addChain(db, chain, publicKey);
  const remembered = readRememberedCheckpoint(settings.home, chain);
  const present = remembered && (await findBlock(db, chain, remembered.height));
  const lost = remembered && present?.hash.toString('hex') !== remembered.hash ? remembered : undefined;
  if (lost) {
    log.error({ chain, height: lost.height }, 'the audit chain does not hold what the data folder remembers of it');
    keepAsEvidence(settings.home, lost);
  }

  const writer = await (ownThread ? openChainThread : openChain)({
    url: db.url,
    home: settings.home,
    chain,
    signing: keys.auditSigning,
    clock,
    sealed(entries) {
      metrics.auditBlocks.inc();
      metrics.auditEntries.inc(entries);
    },
    failed({ name: failure, code }) {
      log.error({ chain, failure, code }, 'the audit could not seal or sign; it tries again');
    },
  });
  const { direct } = writer;
  const hashAsked = askedHasher(keys.askedHash);
  let sealing: NodeJS.Timeout | undefined;
  const listening = await db.listen(WAITING_CHANNEL, () => {
    sealing ??= setTimeout(() => {
      sealing = undefined;
      void writer.sealWaiting();
    }, SEAL_TOGETHER_MS).unref();
  });
  const timer = setInterval(() => void writer.sealWaiting(), LOOK_FOR_WAITING_MS);
  timer.unref();
  await writer.sealWaiting();
  let stopped = false;

  async function onDisk<Answer>(sealed: Promise<unknown>, answer: Answer): Promise<Answer> {
    try {
      await sealed;
    } catch (error) {
      log.error({ failure: (error as Error).name, code: (error as { code?: string }).code }, 'audit block not written');
      throw new Problem('busy', 'This could not be accounted for, so it was not done. Try again in a moment.', {
        retryAfterSeconds: 2,
      });
    }
    return answer;
  }
  // Thousands of entries share a millisecond; writing it out costs as much as the rest of the line.
  let lastMs = 0;
  let lastAt = '';
  function instant(): string {
    const now = clock();
    if (now.getTime() !== lastMs) {
      lastMs = now.getTime();
      lastAt = now.toISOString();
    }
    return lastAt;
  }
  function entryOf(note: AuditNote): NewEntry {
    if (stopped) throw new Problem('busy', 'The node is stopping.', { retryAfterSeconds: 5 });
    const id = newId();
    const at = instant();
    return { id, at, line: writeEntryLine(note, id, at), touches: touchesOfNote(note, id, at) };
  }

  if (lost) {
    const note: AuditNote = {
      action: 'audit.verified',
      outcome: 'failed',
      facts: { lostHeight: lost.height, lostHash: lost.hash },
    };
    await writer.add(entryOf(note));
  }
  return {
    chain,
    async record(tx, note) {
      const id = newId();
      await insertWaiting(tx, chain, { id, line: writeEntryLine(note, id, clock().toISOString()) });
      return id;
    },
    async append(note) {
      const entry = entryOf(note);
      return onDisk(writer.add(entry), entry.id);
    },
    async appendMany(notes) {
      const ids: string[] = [];
      const blocks = new Set<Promise<void>>();
      for (const note of notes) {
        const entry = entryOf(note);
        ids.push(entry.id);
        blocks.add(writer.add(entry));
      }
      return onDisk(Promise.all(blocks), ids);
    },
    async appendPacked(entries) {
      if (stopped) throw new Problem('busy', 'The node is stopping.', { retryAfterSeconds: 5 });
      await onDisk(writer.addPacked(entries), undefined);
    },
    directBlocks: direct && {
      get generation() {
        return direct.generation;
      },
      openPort: direct.openPort,
      expect() {
        const { job, done } = direct.expect();
        const told = onDisk(done, undefined);
        told.catch(() => {}); // whoever waits for it hears of it; perhaps nobody does
        return { job, done: told };
      },
      forget: direct.forget,
    },
    hashAsked,
    sealWaiting: () => writer.sealWaiting(),
    checkpoint: () => writer.checkpoint(),
    height: () => writer.height(),
    async stop() {
      if (stopped) return;
      stopped = true;
      clearInterval(timer);
      clearTimeout(sealing);
      await listening.stop();
      await writer.stop();
    },
  };
}
