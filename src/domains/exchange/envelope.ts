import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AgencyKeys, KnownKey, Signer } from './agency-keys.ts';
import { openSigned } from './agency-keys.ts';
import type { BasisAnswer, Content, ItemKind } from './exchange.schema.ts';
import type { MessageKind } from './exchange.ts';

const ENVELOPE = 'entente-envelope+jws';

/** An item as it travels beside its envelope, with its terms; the envelope vouches for it by its digest. */
export interface TravellingItem {
  readonly id: string;
  /** Keeps the digest from being guessed. */
  readonly salt: string;
  readonly kind: ItemKind;
  readonly role?: string;
  readonly link?: string;
  readonly linkText?: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly language?: string;
  readonly translate: boolean;
  readonly originator: string;
  readonly grade: string;
  readonly handling: readonly string[];
  readonly handlingNote?: string;
  readonly withheldFrom: readonly string[];
  readonly isSpecial: boolean;
  readonly purpose?: string;
  readonly basis?: string;
  readonly retainUntil?: string;
  readonly version: number;
}

/** What one recipient is sent: all of it is under the sender's signature. */
export interface EnvelopeBody {
  readonly type: 'message';
  readonly id: string;
  readonly reference: string;
  readonly kind: MessageKind;
  readonly from: { readonly agency: string; readonly party: string };
  readonly to: { readonly agency: string; readonly party: string };
  readonly at: string;
  readonly thread: string;
  /** The request it answers, by the hash of the envelope that was received: an answer belongs to that very text. */
  readonly request?: { readonly id: string; readonly hash: string };
  readonly caseReference?: string;
  readonly operation?: string;
  readonly content: Content;
  readonly items: readonly { readonly id: string; readonly digest: string }[];
  readonly basis: BasisAnswer;
}

/** An envelope with the hash by which it is known. */
export interface SealedEnvelope {
  readonly envelope: string;
  readonly hash: string;
}

/** JSON as RFC 8785 writes it: the bytes that are signed and hashed. */
export function canonicalText(value: unknown): string {
  return canonicalize(value)!;
}

/** SHA-256 in hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The digest by which an envelope vouches for an item, under the names a reader of JSON sees. */
export function digestOf(item: TravellingItem): string {
  return hashOf(canonicalText(item));
}

/** Signs what one recipient is sent. */
export async function sealEnvelope(signer: Signer, body: EnvelopeBody): Promise<SealedEnvelope> {
  const text = canonicalText(body);
  return { envelope: await signer.sign(text, ENVELOPE), hash: hashOf(text) };
}

/** Why an envelope is not taken. */
export type EnvelopeFault =
  | 'forged'
  | 'key-retired'
  | 'not-canonical'
  | 'wrong-key'
  | 'not-an-envelope'
  | 'not-for-this-node'
  | 'from-the-future'
  | 'replayed'
  | 'changed'
  | 'other-request'
  | 'item-changed'
  | 'file-changed';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What an envelope claims, before anything is believed; undefined when it claims nothing readable. */
export function claimsOf(envelope: string): { sender?: string; recipient?: string; message?: string } {
  try {
    const body = JSON.parse(Buffer.from(envelope.split('.')[1] ?? '', 'base64url').toString()) as unknown;
    if (!isObject(body)) return {};
    const agency = (of: unknown): string | undefined =>
      isObject(of) && typeof of.agency === 'string' ? of.agency.slice(0, 40) : undefined;
    return {
      sender: agency(body.from),
      recipient: agency(body.to),
      message: typeof body.id === 'string' ? body.id.slice(0, 60) : undefined,
    };
  } catch {
    return {};
  }
}

/** Whether these are the bytes that RFC 8785 writes; it has none for half of a surrogate pair. */
function isCanonical(text: string, value: unknown): boolean {
  try {
    return canonicalText(value) === text;
  } catch {
    return false;
  }
}

/** Opens an envelope: the signature, the form of the bytes, and that the signer is the sender. */
export async function openEnvelope(
  keys: Pick<AgencyKeys, 'findKey'>,
  envelope: string,
): Promise<
  { readonly body: EnvelopeBody; readonly hash: string; readonly key: KnownKey } | { readonly fault: EnvelopeFault }
> {
  const opened = await openSigned(envelope, ENVELOPE, keys.findKey);
  if (!opened) return { fault: 'forged' };
  const { text, key } = opened;
  let body: EnvelopeBody;
  try {
    body = JSON.parse(text) as EnvelopeBody;
  } catch {
    return { fault: 'not-an-envelope' };
  }
  if (!isObject(body) || body.type !== 'message' || !isObject(body.from) || !isObject(body.to)) {
    return { fault: 'not-an-envelope' };
  }
  // Two texts with one meaning would be two hashes of one message.
  if (!isCanonical(text, body)) return { fault: 'not-canonical' };
  if (body.from.agency !== key.agency) return { fault: 'wrong-key' };
  if (key.retiredAt !== null && body.at > key.retiredAt) return { fault: 'key-retired' };
  return { body, hash: hashOf(text), key };
}
