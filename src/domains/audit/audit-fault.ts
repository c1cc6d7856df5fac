export const AUDIT_FAULTS = [
  'block-missing',
  'block-moved',
  'block-altered',
  'entries-altered',
  'link-broken',
  'tail-missing',
  'checkpoint-forged',
  'checkpoint-contradicts',
  'key-replaced',
  'touches-altered',
] as const;

/** Something in the audit that is not as the node wrote it. */
export interface AuditFault {
  readonly kind: (typeof AUDIT_FAULTS)[number];
  readonly chain: string;
  readonly height: number | null;
  readonly detail: string;
}

// A chain that somebody shifted has a fault in every block; the first ones say enough.
const FAULTS_TOLD = 100;

/** The faults found so far: all are counted, the first are told. */
export interface FaultList {
  readonly told: readonly AuditFault[];
  count(): number;
  add(kind: AuditFault['kind'], at: { chain: string; height: number | null }, detail: string): void;
}

export function newFaultList(): FaultList {
  const told: AuditFault[] = [];
  let count = 0;
  return {
    told,
    count: () => count,
    add(kind, { chain, height }, detail) {
      count += 1;
      if (told.length < FAULTS_TOLD) told.push({ kind, chain, height, detail });
    },
  };
}
