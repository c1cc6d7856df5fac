import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify } from 'jose';
import type { Database, Pool } from '../../platform/database.ts';
import { seal, unseal } from '../access/public.ts';

/** The public half of an agency's key, as it goes into proofs. */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

/** A key as others may know it. */
export interface KnownKey {
  readonly id: string;
  readonly agency: string;
  readonly publicKey: PublicJwk;
  /** False for an agency that lives on another node: it signs there. */
  readonly livesHere: boolean;
  readonly retiredAt: string | null;
}

/** Signs for one agency. */
export interface Signer {
  readonly agency: string;
  readonly keyId: string;
  /** A compact JWS (RFC 7515) over these bytes. */
  sign(text: string, type: string): Promise<string>;
}

/** The keys with which the agencies of a node sign what they send and attest. */
export interface AgencyKeys {
  /** The signer of an agency that lives on this node, whose key is made when it is first needed. */
  signerOf(agency: string): Promise<Signer | undefined>;
  /** Whether an agency signs on another node. */
  livesElsewhere(agency: string): Promise<boolean>;
  /** A key by its id; inside a transaction on its own handle. */
  findKey(id: string, db?: Database): Promise<KnownKey | undefined>;
  listKeys(agencies?: readonly string[]): Promise<KnownKey[]>;
  /** Notes the key of an agency on another node; an earlier one is retired. */
  noteForeignKey(tx: Database, agency: string, key: PublicJwk): Promise<string>;
}

// EdDSA over Curve25519, by its own name (RFC 9864).
const ALGORITHM = 'Ed25519';

interface KeyRow extends Omit<KnownKey, 'livesHere'> {
  readonly sealed: Buffer | null;
}

const COLUMNS = `k.id, k.agency, k.public_key as "publicKey", k.sealed, k.retired_at as "retiredAt"`;

const known = ({ sealed, ...row }: KeyRow): KnownKey => ({ ...row, livesHere: sealed !== null });

/** Opens the keys; what is private is sealed with the node's own key, like its other secrets. */
export function openAgencyKeys(db: Pool, sealing: Buffer, clock: () => Date): AgencyKeys {
  const signers = new Map<string, Signer>();

  async function findInUse(agency: string): Promise<KeyRow | undefined> {
    const [row] = await db.query<KeyRow>(
      `select ${COLUMNS} from exchange_keys k where k.agency = $1 and k.retired_at is null`,
      [agency],
    );
    return row;
  }

  async function makeKey(agency: string): Promise<KeyRow> {
    const pair = generateKeyPairSync('ed25519');
    const { kty, crv, x } = pair.publicKey.export({ format: 'jwk' }) as PublicJwk;
    const publicKey = { kty, crv, x };
    const id = await calculateJwkThumbprint(publicKey);
    const secret = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    // Two nodes on one database may make it at once; one of them wins, and both use that one.
    await db.query(
      `insert into exchange_keys (id, agency, public_key, sealed, made_at) values ($1, $2, $3, $4, $5)
       on conflict (agency) where retired_at is null do nothing`,
      [id, agency, JSON.stringify(publicKey), seal(sealing, secret, id), clock().toISOString()],
    );
    return (await findInUse(agency))!;
  }

  return {
    async signerOf(agency) {
      const remembered = signers.get(agency);
      if (remembered) return remembered;
      const row = (await findInUse(agency)) ?? (await makeKey(agency));
      if (!row.sealed) return undefined;
      const secret = unseal(sealing, row.sealed, row.id);
      if (secret === undefined) throw new Error(`the key of ${agency} was sealed by another node`);
      const key = createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' });
      const signer: Signer = {
        agency,
        keyId: row.id,
        sign: async (text, type) => signCompact(key, { alg: ALGORITHM, kid: row.id, typ: type }, text),
      };
      signers.set(agency, signer);
      return signer;
    },
    async livesElsewhere(agency) {
      if (signers.has(agency)) return false;
      const row = await findInUse(agency);
      return row !== undefined && row.sealed === null;
    },
    async findKey(id, on = db) {
      const [row] = await on.query<KeyRow>(`select ${COLUMNS} from exchange_keys k where k.id = $1`, [id]);
      return row && known(row);
    },
    async listKeys(agencies) {
      const rows = await db.query<KeyRow>(
        `select ${COLUMNS} from exchange_keys k where $1::text[] is null or k.agency = any($1) order by k.agency, k.made_at`,
        [agencies ?? null],
      );
      return rows.map(known);
    },
    async noteForeignKey(tx, agency, key) {
      const { kty, crv, x } = key;
      const id = await calculateJwkThumbprint({ kty, crv, x });
      const at = clock().toISOString();
      await tx.query(
        `update exchange_keys k set retired_at = $2 where k.agency = $1 and k.retired_at is null and k.id <> $3`,
        [agency, at, id],
      );
      await tx.query(
        `insert into exchange_keys (id, agency, public_key, made_at) values ($1, $2, $3, $4) on conflict (id) do nothing`,
        [id, agency, JSON.stringify({ kty, crv, x }), at],
      );
      return id;
    },
  };
}

/** Signs at once: a signature takes less than handing it to another thread. */
function signCompact(key: KeyObject, header: Readonly<Record<string, string>>, text: string): string {
  const encode = (part: string): string => Buffer.from(part).toString('base64url');
  const signed = `${encode(JSON.stringify(header))}.${encode(text)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}

/** What a compact JWS says and by whose key, when the signature holds; undefined for anything else. */
export async function openSigned(
  signed: string,
  type: string,
  keyOf: (id: string) => Promise<KnownKey | undefined>,
): Promise<{ readonly text: string; readonly key: KnownKey } | undefined> {
  try {
    let key: KnownKey | undefined;
    const { payload, protectedHeader } = await compactVerify(
      signed,
      async (header): Promise<KeyObject> => {
        key = header.kid === undefined ? undefined : await keyOf(header.kid);
        if (!key) throw new Error('unknown key');
        return createPublicKey({ key: { ...key.publicKey }, format: 'jwk' });
      },
      { algorithms: [ALGORITHM] },
    );
    if (!key || protectedHeader.typ !== type) return undefined;
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(payload), key };
  } catch {
    return undefined; // not a JWS, another algorithm, an unknown key, or a byte that was changed
  }
}
