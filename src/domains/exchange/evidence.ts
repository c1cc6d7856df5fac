import { createPublicKey } from 'node:crypto';
import type { Database, Transaction } from '../../platform/database.ts';
import { announce } from '../../platform/notices.ts';
import type { AuditAction } from '../audit/public.ts';
import { type KnownKey, openSigned, type Signer } from './agency-keys.ts';
import { canonicalText, hashOf } from './envelope.ts';
import type { EvidenceKind } from './exchange.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';

const EVIDENCE = 'entente-evidence+jws';

/** What an evidence says, before it is signed. */
export interface EvidenceBody {
  readonly type: 'evidence';
  readonly message: string;
  readonly reference: string;
  readonly recipient: string;
  /** Hash of the envelope. */
  readonly envelope: string;
  readonly number: number;
  readonly what: EvidenceKind;
  readonly agency: string;
  readonly at: string;
  /** Hash of the evidence before; null for the first. */
  readonly previous: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** An evidence as it is kept. */
export interface Evidence {
  readonly number: number;
  readonly what: EvidenceKind;
  readonly agency: string;
  readonly at: string;
  readonly proof: string;
  readonly hash: string;
  readonly audit: string;
}

/** What an evidence needs to know of the delivery it is about. */
export interface Proved {
  readonly messageId: string;
  readonly recipient: string;
  readonly reference: string;
  readonly sender: string;
  readonly hash: string;
  readonly caseReference: string | null;
}

const AUDIT_ACTION: Partial<Record<EvidenceKind, AuditAction>> = {
  submitted: 'exchange.sent',
  delivered: 'exchange.received',
};

/**
 * Signs what an agency did with a delivery, ties it to the evidence before, notes it in the audit, and tells both desks;
 * all in the caller's transaction, which holds the row of the delivery.
 */
export async function addEvidence(
  tx: Transaction,
  desk: Pick<ExchangeDesk, 'audit' | 'clock'>,
  asking: Partial<Asking>,
  {
    of,
    what,
    signer,
    facts = {},
    at = desk.clock().toISOString(),
    isFirst = false,
    quiet = false,
  }: {
    readonly of: Proved;
    readonly what: EvidenceKind;
    readonly signer: Signer;
    readonly facts?: EvidenceBody['facts'];
    readonly at?: string;
    /** The caller has just made the delivery: nothing was proved of it yet. */
    readonly isFirst?: boolean;
    /** Told otherwise, or of no interest to the desks. */
    readonly quiet?: boolean;
  },
): Promise<Evidence> {
  const last = isFirst ? undefined : await findLastEvidence(tx, of);
  const number = (last?.number ?? 0) + 1;
  const body: EvidenceBody = {
    type: 'evidence',
    message: of.messageId,
    reference: of.reference,
    recipient: of.recipient,
    envelope: of.hash,
    number,
    what,
    agency: signer.agency,
    at,
    previous: last?.hash ?? null,
    facts,
  };
  const proof = await signer.sign(canonicalText(body), EVIDENCE);
  const hash = hashOf(proof);
  const audit = await desk.audit.record(tx, {
    action: AUDIT_ACTION[what] ?? 'exchange.changed',
    officer: asking.officer,
    outcome: 'done',
    caseReference: of.caseReference ?? undefined,
    records: [{ id: of.messageId, register: 'message', owner: of.sender }],
    facts: { ...facts, step: what, by: signer.agency, recipient: of.recipient, evidence: hash },
    requestId: asking.requestId,
  });
  await tx.query(
    `insert into exchange_evidences (message_id, recipient, number, what, agency, at, proof, hash, audit)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [of.messageId, of.recipient, number, what, signer.agency, at, proof, hash, audit],
  );
  if (!quiet) {
    announce(
      tx,
      [of.sender, of.recipient].map((audience) => ({
        audience,
        topic: 'exchange' as const,
        ref: of.messageId,
        what,
        at,
      })),
    );
  }
  return { number, what, agency: signer.agency, at, proof, hash, audit };
}

async function findLastEvidence(
  tx: Transaction,
  { messageId, recipient }: Proved,
): Promise<{ number: number; hash: string } | undefined> {
  const [last] = await tx.query<{ number: number; hash: string }>(
    `select e.number, e.hash from exchange_evidences e
      where e.message_id = $1 and e.recipient = $2
      order by e.number desc limit 1`,
    [messageId, recipient],
  );
  return last;
}

export async function listEvidences(
  db: Database,
  messageId: string,
  recipient?: string,
): Promise<(Evidence & { recipient: string })[]> {
  return db.query(
    `select e.recipient, e.number, e.what, e.agency, e.at, e.proof, e.hash, e.audit
       from exchange_evidences e
      where e.message_id = $1 and ($2::text is null or e.recipient = $2)
      order by e.recipient, e.number`,
    [messageId, recipient ?? null],
  );
}

/** What an evidence says whose signature holds, as its signer's own word; undefined for anything else. */
export async function openEvidence(
  proof: string,
  findKey: (id: string) => Promise<KnownKey | undefined>,
): Promise<EvidenceBody | undefined> {
  const opened = await openSigned(proof, EVIDENCE, findKey);
  if (!opened) return undefined;
  try {
    const body = JSON.parse(opened.text) as EvidenceBody;
    return body.agency === opened.key.agency ? body : undefined;
  } catch {
    return undefined; // signed, but no evidence
  }
}

/** What is wrong with a chain of evidences; an empty list for one that proves what it says. */
export async function findChainFaults(
  of: Proved,
  evidences: readonly Evidence[],
  findKey: (id: string) => Promise<KnownKey | undefined>,
): Promise<{ number: number; fault: string }[]> {
  const faults: { number: number; fault: string }[] = [];
  let previous: string | null = null;
  for (const [place, evidence] of evidences.entries()) {
    const say = (fault: string): void => void faults.push({ number: evidence.number, fault });
    if (evidence.number !== place + 1) say('number-missing');
    const opened = await openSigned(evidence.proof, EVIDENCE, findKey);
    if (!opened) {
      say('signature-wrong');
      previous = evidence.hash;
      continue;
    }
    const body = JSON.parse(opened.text) as EvidenceBody;
    if (opened.key.agency !== body.agency) say('wrong-key');
    if (body.message !== of.messageId || body.recipient !== of.recipient || body.envelope !== of.hash)
      say('other-message');
    if (body.number !== evidence.number || body.what !== evidence.what || body.agency !== evidence.agency)
      say('altered');
    if (Date.parse(body.at) !== Date.parse(evidence.at)) say('altered');
    if (body.previous !== previous) say('chain-broken');
    if (hashOf(evidence.proof) !== evidence.hash) say('hash-wrong');
    previous = evidence.hash;
  }
  if (evidences.length === 0) faults.push({ number: 0, fault: 'no-evidence' });
  return faults;
}

/** The keys that a reader needs to check proofs without the node, as a JWK set's members. */
export function keysForReaders(keys: readonly KnownKey[]): Record<string, unknown>[] {
  return keys.map((key) => ({
    ...createPublicKey({ key: { ...key.publicKey }, format: 'jwk' }).export({ format: 'jwk' }),
    kid: key.id,
    agency: key.agency,
    use: 'sig',
  }));
}

/** Notes a step for the agency's own eyes. */
export async function addStep(
  tx: Database,
  step: {
    readonly messageId: string;
    readonly agency: string;
    readonly step: string;
    readonly officer: string;
    readonly note?: string | null;
    readonly at: string;
  },
): Promise<void> {
  await tx.query(
    `insert into exchange_steps (message_id, agency, number, step, officer, note, at)
     select $1, $2, coalesce(max(s.number), 0) + 1, $3, $4, $5, $6
       from exchange_steps s where s.message_id = $1 and s.agency = $2`,
    [step.messageId, step.agency, step.step, step.officer, step.note ?? null, step.at],
  );
}
