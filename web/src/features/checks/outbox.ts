import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { useSyncExternalStore } from 'react';
import type { Static } from 'typebox';
import type {
  CheckAnswer as CheckAnswerSchema,
  CheckRequest,
  EntryBody,
} from '../../../../src/domains/operations/operations.schema.ts';
import type { ToldFault } from '../../ui/fault-text.ts';
import type { SearchAnswer } from '../search/use-search.ts';
import { makeClosingSeal, makeSeal, type Seal, type Sealed, type SealingPair } from './seal.ts';

/**
 * The outbox of a device: every check and result is kept here first, under an id made here, and sent from here. The id
 * makes a second sending the same entry for the node; the order is the order of the day.
 */
export type CheckAnswer = Omit<Static<typeof CheckAnswerSchema>, 'search'> & { readonly search?: SearchAnswer };

/** What became of an entry. A `held` one stands at the node and is mended by a correction. */
export type EntryState = 'waiting' | 'sent' | 'held' | 'refused';

export interface Content {
  readonly operation: string;
  readonly operationName: string;
  /** Gone once the node has it: nothing about a person stays longer on the device than it must. */
  readonly check?: CheckRequest;
  readonly result?: EntryBody;
  /** A kind of check or a measure, for the list. */
  readonly what: string;
  readonly at: string;
  readonly hotSpot?: string;
  readonly amount?: number;
  readonly unit?: string;
  readonly outcome?: 'hit' | 'possible' | 'no-hit';
  readonly hit?: { readonly id: string; readonly reference: string };
  /** Why it does not count. */
  readonly reasons?: readonly ToldFault[];
}

export interface OutboxEntry {
  readonly order: number;
  readonly id: string;
  readonly state: EntryState;
  readonly content: Content;
}

interface Row {
  order?: number;
  id: string;
  officer: string;
  state: EntryState;
  sealed: Sealed;
}

interface Shelves extends DBSchema {
  entries: { key: number; value: Row; indexes: { id: string; officer: string } };
  /** By which an officer's entries are sealed also where the node cannot be asked for the secret. */
  pairs: { key: string; value: SealingPair & { readonly officer: string } };
}

export interface Outbox {
  readonly isOpen: boolean;
  readonly entries: readonly OutboxEntry[];
  /** Entries of this officer that are sealed until the node is back. */
  readonly sealed: number;
  /** Entries of other officers that wait on this device; only they can read and send them. */
  readonly others: number;
  /** Full answers of this window's checks, in memory only. */
  readonly answers: ReadonlyMap<string, CheckAnswer>;
}

// As many as an officer looks back on; what was sent is at the node.
const SENT_KEPT = 30;

let database: Promise<IDBPDatabase<Shelves>> | undefined;
let mine: { readonly officer: string; readonly seal: Seal } | undefined;
let outbox: Outbox = { isOpen: false, entries: [], sealed: 0, others: 0, answers: new Map() };
// What this window put in while there was no secret to read it back with.
const remembered = new Map<number, Content>();
const listeners = new Set<() => void>();
const windows = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('entente.outbox');

function set(change: Partial<Outbox>): void {
  outbox = { ...outbox, ...change };
  for (const listener of listeners) listener();
}

function shelves(): Promise<IDBPDatabase<Shelves>> {
  database ??= openDB<Shelves>('entente-outbox', 2, {
    upgrade(db, before) {
      if (before < 1) {
        const entries = db.createObjectStore('entries', { keyPath: 'order', autoIncrement: true });
        entries.createIndex('id', 'id', { unique: true });
        entries.createIndex('officer', 'officer');
      }
      db.createObjectStore('pairs', { keyPath: 'officer' });
    },
    // Another window brings a newer shape: this one lets go, and opens it anew when it is needed.
    blocking(_old, _new, event) {
      (event.target as IDBDatabase).close();
      database = undefined;
    },
  });
  return database;
}

/** Reads what is kept, also what another window of this device has changed. */
export async function readAgain(): Promise<void> {
  if (!mine) return;
  const { officer, seal } = mine;
  const rows = await (await shelves()).getAll('entries');
  const entries: OutboxEntry[] = [];
  let sealed = 0;
  for (const { officer: of, order, id, state, sealed: closed } of rows) {
    if (of !== officer || order === undefined) continue;
    // One that does not open waits for the secret, or was sealed under a key the node no longer has.
    const content = await seal.open<Content>(closed).catch(() => remembered.get(order));
    if (content) entries.push({ order, id, state, content });
    else if (state === 'waiting') sealed += 1;
  }
  set({
    isOpen: true,
    entries,
    sealed,
    others: rows.filter((row) => row.officer !== officer && row.state === 'waiting').length,
  });
}

function changed(): Promise<void> {
  windows?.postMessage('changed');
  return readAgain();
}

windows?.addEventListener('message', () => void readAgain());

/** Opens the outbox of the officer who is signed in; what waited before a reload waits still. */
export async function openOutbox(officer: string, secret: string): Promise<void> {
  const db = await shelves();
  const known = await db.get('pairs', officer);
  const { seal, pair } = await makeSeal(secret, known);
  if (pair !== known) await db.put('pairs', { ...pair, officer });
  mine = { officer, seal };
  remembered.clear();
  await readAgain();
}

/** Opens the outbox where the node cannot be asked: what waited stays sealed, and what is added is sealed too. */
export async function openOutboxAway(officer: string): Promise<void> {
  const pair = await (await shelves()).get('pairs', officer);
  if (!pair || mine) return;
  mine = { officer, seal: makeClosingSeal(pair) };
  await readAgain();
}

function owner(): NonNullable<typeof mine> {
  if (!mine) throw new Error('The outbox is opened after sign-in.');
  return mine;
}

/** Keeps an entry until it is sent; answers its place in the order. */
export async function putInOutbox(id: string, content: Content): Promise<void> {
  const { officer, seal } = owner();
  const sealed = await seal.close(content);
  const order = await (await shelves()).add('entries', { id, officer, state: 'waiting', sealed });
  if (!seal.opens) remembered.set(order, content);
  await changed();
}

/** Changes what is kept of an entry. */
export async function changeInOutbox(order: number, state: EntryState, content: Content): Promise<void> {
  const { officer, seal } = owner();
  const sealed = await seal.close(content);
  const db = await shelves();
  const row = await db.get('entries', order);
  if (!row || row.officer !== officer) return;
  if (!seal.opens) remembered.set(order, content);
  await db.put('entries', { ...row, state, sealed });
  const sent = outbox.entries.filter((entry) => entry.state === 'sent');
  for (const old of sent.slice(0, Math.max(0, sent.length - SENT_KEPT))) await db.delete('entries', old.order);
  await changed();
}

/** Drops an entry that the officer gives up. */
export async function dropFromOutbox(order: number): Promise<void> {
  await (await shelves()).delete('entries', order);
  await changed();
}

/** Erases everything of the officer on this device, at sign-out. */
export async function eraseOutbox(): Promise<void> {
  if (!mine) return;
  const { officer } = mine;
  const db = await shelves();
  for (const order of await db.getAllKeysFromIndex('entries', 'officer', officer)) await db.delete('entries', order);
  await db.delete('pairs', officer);
  mine = undefined;
  remembered.clear();
  set({ isOpen: false, entries: [], sealed: 0, answers: new Map() });
}

/** Remembers the full answer of a check for as long as the window is open. */
export function rememberAnswer(id: string, answer: CheckAnswer): void {
  set({ answers: new Map([...outbox.answers, [id, answer]].slice(-SENT_KEPT) as [string, CheckAnswer][]) });
}

export function currentOutbox(): Outbox {
  return outbox;
}

/** What is not at the node yet, or not counted there. */
export function unsettled({ entries }: Outbox): readonly OutboxEntry[] {
  return entries.filter(({ state }) => state !== 'sent');
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOutbox(): Outbox {
  return useSyncExternalStore(subscribe, currentOutbox);
}
