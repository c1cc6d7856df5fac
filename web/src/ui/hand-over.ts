// Long enough for a slow disk; the address is of no use afterwards and holds the file in memory.
const KEPT_MS = 60_000;

/** Hands a file to the officer's browser under a name. */
export function handOver(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** The same with what the node said, as a file that a program reads. */
export function handOverJson(content: unknown, name: string): void {
  handOver(new Blob([`${JSON.stringify(content, undefined, 2)}\n`], { type: 'application/json' }), name);
}
