import type { Readable } from 'node:stream';
import { Problem } from '../../../kernel/problem.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import type { Signer } from '../agency-keys.ts';
import { type Delivery, listDeliveries, lockDelivery } from '../deliveries.store.ts';
import { addEvidence, type EvidenceBody, listEvidences } from '../evidence.ts';
import type { Asking, ExchangeDesk } from '../exchange-desk.ts';
import { listItems, type PlacedItem } from '../items.store.ts';
import { findMessage } from '../messages.store.ts';
import { refuseEnvelope } from '../refuse-envelope.ts';
import { notThere } from '../write-draft.ts';
import { type Attachment, dropContent, findAttachments, insertAttachment, settleContent } from './attachments.store.ts';
import { cleanName, tooLarge } from './keep-attachment.ts';
import { type Received, receiveFile, stateOf } from './receive-file.ts';
import { sniffFile } from './sniff-file.ts';

/** A file as the envelope that carries it vouches for it. */
interface NamedFile {
  readonly attachment: string;
  readonly name: string;
  readonly type?: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What one recipient answered for a file. */
interface FileReceipt {
  readonly recipient: string;
  readonly receipt: string;
}

/**
 * Takes a file that another node hands over after its envelope, which vouches for its digest and its length: whatever else
 * comes is dropped, accounted for, and told to its sender's desk. Handed over again it is there already and not read twice; a
 * file that is not what it claims, or in which a virus was found, is set aside. Each recipient signs for it.
 */
export async function takeFile(
  desk: ExchangeDesk,
  asking: Asking,
  {
    messageId,
    attachmentId,
    body,
  }: { readonly messageId: string; readonly attachmentId: string; readonly body: Readable },
): Promise<{ readonly file: Attachment; readonly receipts: FileReceipt[] }> {
  const { item, deliveries } = await findCarried(desk, messageId, attachmentId);
  const named = item.body as unknown as NamedFile;
  const [known] = await findAttachments(desk.db, [attachmentId]);
  if (known && known.messageId !== item.messageId) throw notThere();
  const received = known ? undefined : await receiveNamed(desk, asking, { named, delivery: deliveries[0]!, body });
  const sniffed = received ? await sniffFile(received.head, named.name) : undefined;
  const signers = new Map<string, Signer>();
  for (const { recipient } of deliveries) signers.set(recipient, (await desk.keys.signerOf(recipient))!);
  return desk.db.transaction(async (tx) => {
    const locked: Delivery[] = [];
    for (const { recipient } of deliveries) locked.push((await lockDelivery(tx, messageId, recipient))!);
    // Handed over twice at one moment: the other was kept.
    const [kept] = await findAttachments(tx, [attachmentId]);
    if (kept && received) await dropContent(tx, received.content);
    const file =
      kept ??
      (await keep(tx, desk, asking, {
        item,
        named,
        agency: locked[0]!.recipient,
        received: received!,
        sniffed: sniffed!,
      }));
    const receipts: FileReceipt[] = [];
    for (const delivery of locked) {
      const receipt =
        (await findFileReceipt(tx, delivery, attachmentId)) ??
        (await sign(tx, desk, asking, { delivery, signer: signers.get(delivery.recipient)!, file }));
      receipts.push({ recipient: delivery.recipient, receipt });
    }
    return { file, receipts };
  });
}

/** The item of a message from another node that carries this file, and the deliveries of it here that were not turned away. */
async function findCarried(
  { db, keys }: ExchangeDesk,
  messageId: string,
  attachmentId: string,
): Promise<{ item: PlacedItem; deliveries: Delivery[] }> {
  const message = await findMessage(db, messageId);
  if (message?.state !== 'released' || !(await keys.livesElsewhere(message.sender))) throw notThere();
  const items = await listItems(db, message.sender, messageId, message.sender);
  const item = items.find(({ kind, body }) => kind === 'attachment' && body?.attachment === attachmentId);
  const all = (await listDeliveries(db, messageId)).filter(({ state }) => state !== 'submitted');
  if (!item?.body || item.state !== 'current' || all.length === 0) throw notThere();
  const deliveries = all.filter(({ state }) => state !== 'rejected');
  if (deliveries.length === 0) throw new Problem('wrong-state', 'The message was rejected; its files are not taken.');
  return { item, deliveries };
}

/** Reads the file as far as the envelope says that it goes, and no further. */
async function receiveNamed(
  desk: ExchangeDesk,
  asking: Asking,
  { named, delivery, body }: { readonly named: NamedFile; readonly delivery: Delivery; readonly body: Readable },
): Promise<Received> {
  if (named.bytes > desk.attachmentLimit) throw tooLarge(desk);
  const tooLong = new Error('longer than its envelope says');
  let received: Received | undefined;
  try {
    received = await receiveFile(desk, body, {
      agency: delivery.recipient,
      atMost: named.bytes,
      whenLonger: () => tooLong,
    });
  } catch (error) {
    if (error !== tooLong) throw error;
  }
  if (received && received.bytes === named.bytes && received.sha256 === named.sha256) return received;
  if (received) await dropContent(desk.db, received.content);
  return refuseEnvelope(desk, asking, delivery.envelope ?? '', 'file-changed');
}

async function keep(
  tx: Transaction,
  desk: ExchangeDesk,
  { officer, requestId }: Asking,
  {
    item,
    named,
    agency,
    received,
    sniffed,
  }: {
    readonly item: PlacedItem;
    readonly named: NamedFile;
    readonly agency: string;
    readonly received: Received;
    readonly sniffed: Awaited<ReturnType<typeof sniffFile>>;
  },
): Promise<Attachment> {
  const { content, sha256, bytes, pieces, finding } = received;
  const file: Attachment = {
    id: named.attachment,
    agency,
    // The message to which it belongs, also where another passed it on.
    messageId: item.messageId,
    contentId: await settleContent(tx, { id: content, agency, sha256, bytes, pieces }),
    name: cleanName(named.name),
    type: sniffed.type,
    claimedType: named.type ?? null,
    bytes,
    sha256,
    ...stateOf(sniffed.why, finding),
    addedBy: officer.id,
    addedAt: desk.clock().toISOString(),
  };
  await insertAttachment(tx, file);
  await desk.audit.record(tx, {
    action: 'exchange.received',
    officer,
    outcome: file.state === 'quarantined' ? 'refused' : 'done',
    records: [{ id: item.messageId, register: 'message', owner: item.originator }],
    facts: { step: 'file', sha256, type: file.type, state: file.state, why: file.why ?? '' },
    requestId,
  });
  return file;
}

async function sign(
  tx: Transaction,
  desk: ExchangeDesk,
  asking: Asking,
  { delivery, signer, file }: { readonly delivery: Delivery; readonly signer: Signer; readonly file: Attachment },
): Promise<string> {
  const { id: attachment, sha256, bytes, state } = file;
  const facts = { attachment, sha256, bytes, state };
  return (await addEvidence(tx, desk, asking, { of: delivery, what: 'file-received', signer, facts })).proof;
}

/** The proof that a recipient has a file, where it was signed before. */
export async function findFileReceipt(
  db: Database,
  { messageId, recipient }: Pick<Delivery, 'messageId' | 'recipient'>,
  attachmentId: string,
): Promise<string | undefined> {
  const proofs = (await listEvidences(db, messageId, recipient)).filter(({ what }) => what === 'file-received');
  return proofs.find(({ proof }) => saidIn(proof).facts.attachment === attachmentId)?.proof;
}

/** What a proof of our own database says; its signature is checked where it matters. */
function saidIn(proof: string): EvidenceBody {
  return JSON.parse(Buffer.from(proof.split('.')[1]!, 'base64url').toString()) as EvidenceBody;
}
