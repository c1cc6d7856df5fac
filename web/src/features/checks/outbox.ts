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
  /** Made before the node was heard: its moment is of the device's clock, and is set right before it is sent. */
  readonly ownClock?: true;
  /** Who made it, where a colleague hands it in for them. */
  readonly madeBy?: { readonly officer: string; readonly name: string; readonly agency?: string };
  readonly hotSpot?: string;
  readonly amount?: number;
  readonly unit?: string;
  readonly outcome?: 'hit' | 'possible' | 'no-hit';
  readonly hit?: { readonly id: string; readonly reference: string };
  /** Why it does not count, or is not taken yet. */
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

/** What another officer left on this device, unreadable here. */
export interface OthersEntries {
  readonly officer: string;
  readonly count: number;
}

export interface Outbox {
  readonly isOpen: boolean;
  readonly entries: readonly OutboxEntry[];
  /** Entries of this officer that are sealed until the node is back. */
  readonly sealed: number;
  /** Entries of this officer that the secret of the node does not open any more. */
  readonly unreadable: readonly number[];
  /** Officers whose entries wait on this device too; they send their own, or a colleague hands them in. */
  readonly others: readonly OthersEntries[];
  /** Full answers of this window's checks, in memory only. */
  readonly answers: ReadonlyMap<string, CheckAnswer>;
}

// As many as an officer looks back on; what was sent is at the node.
const SENT_KEPT = 30;

let database: Promise<IDBPDatabase<Shelves>> | undefined;
let mine: { readonly officer: string; readonly seal: Seal } | undefined;
let outbox: Outbox = { isOpen: false, entries: [], sealed: 0, unreadable: [], others: [], answers: new Map() };
// What was opened once stays open in this window, by the seal it had: opening five hundred at each change takes minutes.
// What was put in while there was no secret to read it back with is here alone.
const opened = new Map<number, { readonly mark: string; readonly content: Content }>();
const markOf = ({ iv }: Sealed): string => iv.join('.');
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

/** What the node has not taken, or not counted. */
const isLeft = ({ state }: Row): boolean => state !== 'sent';

let reading: Promise<void> = Promise.resolve();
let waiting: Promise<void> | undefined;

/**
 * Reads what is kept, also what another window of this device has changed. One reading at a time: an older one would put
 * back what a newer one has seen gone. Whoever asks while one waits for its turn shares it.
 */
export function readAgain(): Promise<void> {
  waiting ??= reading
    .catch(() => {})
    .then(() => {
      waiting = undefined;
      reading = readShelves();
      return reading;
    });
  return waiting;
}

async function readShelves(): Promise<void> {
  if (!mine) return;
  const { officer, seal } = mine;
  const rows = await (await shelves()).getAll('entries');
  const entries: OutboxEntry[] = [];
  const unopened: number[] = [];
  for (const { officer: of, order, id, state, sealed: closed } of rows) {
    if (of !== officer || order === undefined) continue;
    const mark = markOf(closed);
    const known = opened.get(order);
    // One that does not open waits for the secret; with the secret, it was sealed under a key the node no longer has.
    const content = known?.mark === mark ? known.content : await seal.open<Content>(closed).catch(() => undefined);
    if (content) {
      opened.set(order, { mark, content });
      entries.push({ order, id, state, content });
    } else if (state !== 'sent') unopened.push(order);
  }
  if (mine?.officer !== officer) return; // signed out meanwhile
  set({
    isOpen: true,
    entries,
    sealed: seal.opens ? 0 : unopened.length,
    unreadable: seal.opens ? unopened : [],
    others: [...Map.groupBy(rows.filter(isLeft), (row) => row.officer)].flatMap(([of, left]) =>
      of === officer ? [] : [{ officer: of, count: left.length }],
    ),
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
  if (mine?.officer !== officer) opened.clear();
  mine = { officer, seal };
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
  opened.set(order, { mark: markOf(sealed), content });
  await changed();
}

/** What becomes of an entry. */
export type OutboxChange = Pick<OutboxEntry, 'order' | 'state' | 'content'>;

/** Changes what is kept of entries, all of them at once. */
export async function changeInOutbox(changes: readonly OutboxChange[]): Promise<void> {
  const { officer, seal } = owner();
  // Sealed before the shelves are opened: a transaction of theirs does not wait for anything else.
  const closed = await Promise.all(
    changes.map(async (change) => ({ ...change, sealed: await seal.close(change.content) })),
  );
  const shelf = (await shelves()).transaction('entries', 'readwrite');
  for (const { order, state, content, sealed } of closed) {
    const row = await shelf.store.get(order);
    if (!row || row.officer !== officer) continue;
    opened.set(order, { mark: markOf(sealed), content });
    await shelf.store.put({ ...row, state, sealed });
  }
  const rows = await shelf.store.index('officer').getAll(officer);
  const sent = rows.flatMap(({ state, order }) => (state === 'sent' && order !== undefined ? [order] : []));
  for (const order of sent.sort((a, b) => a - b).slice(0, -SENT_KEPT)) {
    opened.delete(order);
    await shelf.store.delete(order);
  }
  await shelf.done;
  await changed();
}

/** Drops entries that the officer gives up. */
export async function dropFromOutbox(...orders: readonly number[]): Promise<void> {
  const db = await shelves();
  for (const order of orders) {
    await db.delete('entries', order);
    opened.delete(order);
  }
  await changed();
}

/** How much of an officer who may not open the outbox is left on this device. */
export async function countLeft(officer: string): Promise<number> {
  return (await (await shelves()).getAllFromIndex('entries', 'officer', officer)).filter(isLeft).length;
}

/**
 * Takes over what another officer left on this device, to hand it in: opened by that officer's secret, sealed anew for
 * whoever is signed in, and from then on sent and mended like their own, under the name of who made it. Answers how many
 * entries cannot be opened; those stay.
 */
export async function takeOver(from: {
  readonly officer: string;
  readonly name: string;
  readonly agency: string;
  readonly secret: string;
}): Promise<number> {
  const { officer, seal } = owner();
  const db = await shelves();
  const { seal: theirs } = await makeSeal(from.secret, await db.get('pairs', from.officer));
  const rows = await db.getAllFromIndex('entries', 'officer', from.officer);
  const taken: { readonly order: number; readonly content: Content; readonly sealed: Sealed }[] = [];
  for (const { order, sealed } of rows.filter(isLeft)) {
    const content = await theirs.open<Content>(sealed).catch(() => undefined);
    if (!content || order === undefined) continue;
    const { check, result, madeBy = { officer: from.officer, name: from.name, agency: from.agency } } = content;
    const under = {
      ...content,
      madeBy,
      ...(check ? { check: { ...check, officer: madeBy.officer } } : {}),
      ...(result ? { result: { ...result, officer: madeBy.officer } } : {}),
    };
    taken.push({ order, content: under, sealed: await seal.close(under) });
  }
  const shelf = db.transaction(['entries', 'pairs'], 'readwrite');
  const entries = shelf.objectStore('entries');
  for (const { order, content, sealed } of taken) {
    const row = await entries.get(order);
    // Another window was quicker.
    if (row?.officer !== from.officer) continue;
    opened.set(order, { mark: markOf(sealed), content });
    await entries.put({ ...row, officer, sealed });
  }
  const stays = rows.filter(isLeft).length - taken.length;
  if (stays === 0) {
    for (const { order } of rows)
      if (order !== undefined && (await entries.get(order))?.state === 'sent') await entries.delete(order);
    await shelf.objectStore('pairs').delete(from.officer);
  }
  await shelf.done;
  await changed();
  return stays;
}

/** Erases everything of the officer on this device, at sign-out. */
export async function eraseOutbox(): Promise<void> {
  if (!mine) return;
  const { officer } = mine;
  const db = await shelves();
  for (const order of await db.getAllKeysFromIndex('entries', 'officer', officer)) await db.delete('entries', order);
  await db.delete('pairs', officer);
  mine = undefined;
  opened.clear();
  set({ isOpen: false, entries: [], sealed: 0, unreadable: [], answers: new Map() });
}

/** Remembers the full answers of checks for as long as the window is open. */
export function rememberAnswers(answers: readonly CheckAnswer[]): void {
  const all = [...outbox.answers, ...answers.map((answer) => [answer.id, answer] as const)];
  set({ answers: new Map(all.slice(-SENT_KEPT)) });
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
