/** What is kept on the device until it is sent: unreadable without the secret that the node gives after sign-in. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
  /** Of what was sealed without the secret: the public half of a key that was made for it and thrown away. */
  readonly from?: JsonWebKey;
}

export interface Seal {
  readonly opens: boolean;
  close(value: unknown): Promise<Sealed>;
  open<Value>(sealed: Sealed): Promise<Value>;
}

/** With the public half anybody on the device can close; only the secret opens the private half, and with it the rest. */
export interface SealingPair {
  readonly publicKey: JsonWebKey;
  readonly sealedPrivate: Sealed;
}

const IV_BYTES = 12; // AES-GCM, NIST SP 800-38D
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

async function closeWith(key: CryptoKey, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain) };
}

async function openWith<Value>(key: CryptoKey, { iv, data }: Sealed): Promise<Value> {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data);
  return JSON.parse(new TextDecoder().decode(plain)) as Value;
}

/** The key that two halves of two pairs agree on (ECDH, then HKDF). */
async function agree(mine: CryptoKey, theirs: JsonWebKey): Promise<CryptoKey> {
  const publicKey = await crypto.subtle.importKey('jwk', theirs, CURVE, false, []);
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, mine, 256);
  const base = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('entente outbox');
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

async function makePair(key: CryptoKey): Promise<SealingPair> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  return {
    publicKey: await crypto.subtle.exportKey('jwk', pair.publicKey),
    sealedPrivate: await closeWith(key, await crypto.subtle.exportKey('jwk', pair.privateKey)),
  };
}

/** Makes the seal of an officer, with the pair that stays on the device. The key lives in memory only. */
export async function makeSeal(
  secret: string,
  known: SealingPair | undefined,
): Promise<{ readonly seal: Seal; readonly pair: SealingPair }> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  const key = await crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const privateOf = async ({ sealedPrivate }: SealingPair): Promise<CryptoKey> =>
    crypto.subtle.importKey('jwk', await openWith<JsonWebKey>(key, sealedPrivate), CURVE, false, ['deriveBits']);
  let pair = known ?? (await makePair(key));
  let privateKey: CryptoKey;
  try {
    privateKey = await privateOf(pair);
  } catch {
    // Of a key that the node no longer has; what was sealed for it can be neither read nor sent.
    pair = await makePair(key);
    privateKey = await privateOf(pair);
  }
  const seal: Seal = {
    opens: true,
    close: (value) => closeWith(key, value),
    open: async (sealed) => openWith(sealed.from ? await agree(privateKey, sealed.from) : key, sealed),
  };
  return { seal, pair };
}

/** A seal for where the node cannot be asked for the secret: it closes, and opens nothing. */
export function makeClosingSeal({ publicKey }: SealingPair): Seal {
  return {
    opens: false,
    async close(value) {
      const own = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
      const sealed = await closeWith(await agree(own.privateKey, publicKey), value);
      return { ...sealed, from: await crypto.subtle.exportKey('jwk', own.publicKey) };
    },
    open: () => Promise.reject(new Error('Only the secret of the node opens it.')),
  };
}

/** Whether this browser can seal at all: only over https or on the machine itself. */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined && globalThis.indexedDB !== undefined;
}
