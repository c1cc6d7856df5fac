// Everything a segment holds lies in SharedArrayBuffers, so that worker threads read the same memory without a copy.

/** `length` unsigned 32-bit numbers that threads can share. */
export function sharedUint32(length: number): Uint32Array<SharedArrayBuffer> {
  return new Uint32Array(new SharedArrayBuffer(length * 4));
}

/** `length` unsigned 16-bit numbers that threads can share. */
export function sharedUint16(length: number): Uint16Array<SharedArrayBuffer> {
  return new Uint16Array(new SharedArrayBuffer(length * 2));
}

/** `length` bytes that threads can share. */
export function sharedBytes(length: number): Uint8Array<SharedArrayBuffer> {
  return new Uint8Array(new SharedArrayBuffer(length));
}
