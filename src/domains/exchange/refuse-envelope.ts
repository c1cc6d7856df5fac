import { Problem } from '../../kernel/problem.ts';
import { isId, newId } from '../../platform/ids.ts';
import { announce } from '../../platform/notices.ts';
import { claimsOf, type EnvelopeFault, hashOf } from './envelope.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { saveReject } from './rejects.store.ts';

const IN_WORDS: Readonly<Record<EnvelopeFault, string>> = {
  forged: 'Its signature does not hold: it was changed, or signed with a key that is not known here.',
  'key-retired': 'It was signed with a key that is no longer in use.',
  'not-canonical': 'Its text is not canonical JSON (RFC 8785).',
  'wrong-key': 'It was signed by another agency than the one it names as its sender.',
  'not-an-envelope': 'It is not an envelope.',
  'not-for-this-node': 'It is addressed to an agency that does not live on this node.',
  'from-the-future': 'It is dated ahead of the clock.',
  replayed: 'It arrived before.',
  changed: 'Another envelope with the same number arrived before.',
  'other-request': 'It answers another request than the one it names.',
  'item-changed': 'An item beside it is not the one it vouches for.',
  'file-changed': 'The file is not the one it vouches for, or did not come whole; hand it over again.',
};

/** Keeps what was not taken, accounts for it, tells the desk it claims to come from, and says why. */
export async function refuseEnvelope(
  desk: ExchangeDesk,
  asking: Asking,
  envelope: string,
  fault: EnvelopeFault,
): Promise<never> {
  const { sender = null, recipient = null, message = null } = claimsOf(envelope);
  const at = desk.clock().toISOString();
  const known = sender ? await desk.access.findAgency(sender) : undefined;
  await desk.db.transaction(async (tx) => {
    await saveReject(tx, {
      id: newId(),
      reason: fault,
      sender,
      recipient,
      messageId: message,
      hash: hashOf(envelope),
      at,
    });
    await desk.audit.record(tx, {
      action: 'exchange.received',
      officer: asking.officer,
      outcome: 'refused',
      facts: { fault, envelope: hashOf(envelope), ...(known ? { claims: known.code } : {}) },
      requestId: asking.requestId,
    });
    if (known)
      announce(tx, [
        {
          audience: known.code,
          topic: 'exchange',
          ref: isId(message ?? '') ? message! : '',
          what: `envelope-refused:${fault}`,
          at,
        },
      ]);
  });
  throw new Problem('envelope-refused', IN_WORDS[fault], {
    fields: [{ field: '/envelope', message: IN_WORDS[fault], allowed: [fault] }],
  });
}
