import type { RegisterKind } from './register-kinds.ts';

/** How a register was looked through when one of its records was opened: the filters of its address, and what was typed. */
interface ListBefore {
  readonly filters: Readonly<Record<string, string | undefined>>;
  readonly typed: string;
}

const before = new Map<RegisterKind, ListBefore>();

/** Remembered for whoever comes back from a record; in this window's memory only, for what was typed is often a name. */
export function rememberList(kind: RegisterKind, list: ListBefore): void {
  before.set(kind, list);
}

/** Whoever has come back needs it no more; the menu leads to the whole register. */
export function forgetTyped(kind: RegisterKind): void {
  before.set(kind, { ...listBefore(kind), typed: '' });
}

export function listBefore(kind: RegisterKind): ListBefore {
  return before.get(kind) ?? { filters: {}, typed: '' };
}
