import type { QueryClient } from '@tanstack/react-query';
import type { Me } from '../../app/officer.tsx';
import { clockAheadMs } from '../../wire/node-clock.ts';
import type { Operation, OperationSummary } from './use-operations.ts';

/**
 * What stays on the device so that the check screen opens again where there is no network: which officer by number, which
 * operation, the names of its hot spots. No name of a person, no coordinate, no key; gone with the session and at sign-out.
 */
interface Pass {
  readonly me: Me;
  readonly operation: Operation;
  readonly until: string;
}

const PASS = 'entente.away';
// A session without an end is one of a program; a duty is over by then.
const LONGEST_MS = 12 * 3_600_000;
// What follows the first screen by itself (words, dialogs) is here by then.
const KEEP_AFTER_MS = 4000;

let away = false;

/** Whether this window opened without the node: what it knows of the officer and the operation is what stayed here. */
export function isAway(): boolean {
  return away;
}

/** The node has spoken: from now on it is asked. */
export function nodeHasSpoken(): void {
  away = false;
}

function readPass(): Pass | undefined {
  try {
    const pass = JSON.parse(localStorage.getItem(PASS) ?? 'null') as Partial<Pass> | null;
    // One that another release kept, or a hand wrote, may be of any shape.
    const isWhole = typeof pass?.me?.officer?.id === 'string' && Array.isArray(pass.operation?.plan?.hotSpots);
    return isWhole && Date.parse(String(pass.until)) > Date.now() ? (pass as Pass) : undefined;
  } catch {
    return undefined;
  }
}

/** Nothing stays for the officer who signed out, nor for one who is not the one before the screen. */
export function forgetPass(except?: string): void {
  const pass = readPass();
  if (except === undefined || pass?.me.officer.id !== except) localStorage.removeItem(PASS);
}

/** The end of a session on the clock of this device, which may be another than the node's. */
function untilHere(expiresAt: string | undefined): string {
  const at = expiresAt === undefined ? Date.now() + LONGEST_MS : Date.parse(expiresAt) + (clockAheadMs() ?? 0);
  return new Date(at).toISOString();
}

/** Keeps what the check screen needs without the node, and the screen itself. */
export function keepForAway(me: Me, operation: Operation): () => void {
  if (away) return () => {};
  const { plan } = operation;
  const pass: Pass = {
    me: {
      ...me,
      officer: { ...me.officer, name: '', signInName: null },
      agency: { ...me.agency, name: me.agency.code },
      roles: [],
      rights: me.rights.filter((right) => right === 'operations:check'),
    },
    operation: {
      ...operation,
      plan: {
        ...plan,
        crimeAreas: [],
        objectives: [],
        participants: [],
        signers: [],
        hotSpots: plan.hotSpots.map(({ code, name, country }) => ({
          code,
          name,
          country,
          lat: 0,
          lon: 0,
          radiusKm: 0,
        })),
      },
    },
    until: untilHere(me.session?.expiresAt),
  };
  localStorage.setItem(PASS, JSON.stringify(pass));
  const timer = setTimeout(() => void keepScreen().catch(() => {}), KEEP_AFTER_MS);
  return () => clearTimeout(timer);
}

/** Hands the files of this screen, all of them loaded by now, to the worker that serves them where there is no network. */
async function keepScreen(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('/away-worker.js', { scope: '/checks' });
  const starting = registration.active ? null : (registration.installing ?? registration.waiting);
  // Not `ready`: it waits for a worker of the address at which the window was opened, and that may be another screen.
  if (starting)
    await new Promise<void>((done) => {
      starting.addEventListener('statechange', () => starting.state === 'activated' && done());
    });
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const named = [...document.querySelectorAll<HTMLLinkElement>('link[href^="/assets/"]')].map(
    ({ href }) => new URL(href),
  );
  const files = [...loaded, ...named]
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
  registration.active?.postMessage({ keep: [...new Set(files)] });
}

/** Opens the check screen with what stayed on the device; undefined where nothing did. */
export function openAway(queries: QueryClient): Me | undefined {
  const pass = readPass();
  if (!pass) return undefined;
  away = true;
  const { me, operation } = pass;
  const { code, id, name, state, lead } = operation;
  const summary: OperationSummary = { id, code, name, state, lead, from: '', to: '', countries: [], mine: true };
  // As old as can be: whatever the node says later replaces it.
  queries.setQueryData(['operations', 'running'], [summary], { updatedAt: 0 });
  queries.setQueryData(['operations', 'to-check', code], operation, { updatedAt: 0 });
  return me;
}
