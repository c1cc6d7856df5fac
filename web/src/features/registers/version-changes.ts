/** One field that differs between two versions of a record. */
export interface VersionChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

// What changes with every version says nothing about what an officer changed.
const ALWAYS = new Set([
  'version',
  'changedAt',
  'id',
  'kind',
  'reference',
  'owner',
  'party',
  'reportedAt',
  'sourceKey',
]);

function flatten(value: unknown, path: string, into: Map<string, unknown>): Map<string, unknown> {
  const isPlainList = Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null);
  if (value !== null && typeof value === 'object' && !isPlainList) {
    for (const [name, one] of Object.entries(value)) flatten(one, path === '' ? name : `${path}.${name}`, into);
  } else if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)) {
    into.set(path, value);
  }
  return into;
}

/** What differs between two versions, field by field, in the order of the newer one. */
export function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly VersionChange[] {
  const [old, now] = [flatten(before, '', new Map()), flatten(after, '', new Map())];
  return [...new Set([...now.keys(), ...old.keys()])]
    .filter((path) => !ALWAYS.has(path) && JSON.stringify(old.get(path)) !== JSON.stringify(now.get(path)))
    .map((path) => ({ path, before: old.get(path), after: now.get(path) }));
}
