/** What is kept on the device until it is sent: unreadable without the secret that the node gives after sign-in. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

export interface Seal {
  close(value: unknown): Promise<Sealed>;
  open<Value>(sealed: Sealed): Promise<Value>;
}

const IV_BYTES = 12; // AES-GCM, NIST SP 800-38D

/** Makes the seal of an officer. The key lives in memory only and cannot be taken out of it. */
export async function makeSeal(secret: string): Promise<Seal> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  const key = await crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async close(value) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const plain = new TextEncoder().encode(JSON.stringify(value));
      return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain) };
    },
    async open<Value>({ iv, data }: Sealed): Promise<Value> {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data);
      return JSON.parse(new TextDecoder().decode(plain)) as Value;
    },
  };
}

/** Whether this browser can seal at all: only over https or on the machine itself. */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined && globalThis.indexedDB !== undefined;
}
