import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const text64 = (text: string | Buffer): string => Buffer.from(text).toString('base64url');
const sha256 = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();

/** The few shapes of CBOR (RFC 8949) that an authenticator writes: small integers, bytes, texts, maps. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  const head = (major: number, size: number): Buffer =>
    size < 24
      ? Buffer.from([(major << 5) | size])
      : size < 256
        ? Buffer.from([(major << 5) | 24, size])
        : Buffer.from([(major << 5) | 25, size >> 8, size & 0xff]);
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([key, item]) => [cbor(key), cbor(item as Buffer)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** A passkey as a browser and its authenticator would hold it: one P-256 key, attestation "none" (WebAuthn level 3). */
export class SoftwareAuthenticator {
  readonly id = randomBytes(16);
  readonly origin: string;
  counter = 0;
  /** Passkeys that are copied between devices by their maker stay at zero. */
  counts = true;
  verifiesUser = true;
  private readonly key: KeyObject;
  private readonly publicKey: KeyObject;
  private userHandle = '';

  constructor(origin: string) {
    this.origin = origin;
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.key = pair.privateKey;
    this.publicKey = pair.publicKey;
  }

  private authenticatorData(rpId: string, credential?: Buffer): Buffer {
    if (this.counts) this.counter += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flags = USER_PRESENT | (this.verifiesUser ? USER_VERIFIED : 0) | (credential ? HAS_CREDENTIAL : 0);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counter, credential ?? Buffer.alloc(0)]);
  }

  private clientData(type: string, challenge: unknown): string {
    return JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false });
  }

  /** Answers `navigator.credentials.create`. */
  register(options: { user: { id: string }; rp: { id: string }; challenge: string }): Record<string, unknown> {
    this.userHandle = options.user.id;
    const { x, y } = this.publicKey.export({ format: 'jwk' });
    const coseKey = cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x!, 'base64url')],
        [-3, Buffer.from(y!, 'base64url')],
      ]),
    );
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, coseKey]);
    const attestationObject = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', this.authenticatorData(options.rp.id, credential)],
      ]),
    );
    const clientDataJSON = text64(this.clientData('webauthn.create', options.challenge));
    const response = { clientDataJSON, attestationObject: text64(attestationObject), transports: ['internal'] };
    return { id: text64(this.id), rawId: text64(this.id), type: 'public-key', response, clientExtensionResults: {} };
  }

  /** Answers `navigator.credentials.get`. */
  prove(options: { rpId: string; challenge: string }): Record<string, unknown> {
    const authenticatorData = this.authenticatorData(options.rpId);
    const clientData = this.clientData('webauthn.get', options.challenge);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), this.key);
    const response = {
      clientDataJSON: text64(clientData),
      authenticatorData: text64(authenticatorData),
      signature: text64(signature),
      userHandle: this.userHandle,
    };
    return { id: text64(this.id), rawId: text64(this.id), type: 'public-key', response, clientExtensionResults: {} };
  }
}
