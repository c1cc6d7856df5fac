import { between, isWhole } from '../../engines/legal-basis/between.ts';
import type { Instrument, InstrumentCode } from '../../engines/legal-basis/instrument.ts';
import { partiesOn } from '../../engines/legal-basis/parties-on.ts';
import type { Register } from '../../engines/legal-basis/register.ts';
import type { InstrumentKind, Measure } from '../../engines/legal-basis/vocabulary.ts';
import type { InstrumentPage } from './instruments.schema.ts';
import type { InstrumentsDesk } from './instruments-desk.ts';
import { ownCodes } from './show-answer.ts';

interface Wanted {
  readonly text?: string;
  readonly kind?: InstrumentKind;
  readonly party?: string;
  readonly measure?: Measure;
  readonly own?: boolean;
  readonly after?: string;
  readonly limit?: number;
}

const USUAL_PAGE = 100;

/** The instruments of the register in the order of their codes, a page at a time. */
export function listInstruments({ live, clock }: InstrumentsDesk, wanted: Wanted): InstrumentPage {
  const register = live.register();
  const own = ownCodes(live.own());
  const today = clock().toISOString().slice(0, 10);
  const found = register.inOrder.filter(
    (i) => fits(register, i, wanted) && (wanted.own === undefined || own.has(i.code) === wanted.own),
  );
  const limit = wanted.limit ?? USUAL_PAGE;
  const page = found.filter((i) => wanted.after === undefined || i.code > wanted.after).slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((i) => {
      const end = endOf(register, i);
      const two = bothToday(register, i, today);
      const inForceOn = two?.since ?? i.inForceSince;
      return {
        code: i.code,
        kind: i.kind,
        title: i.title,
        ...(inForceOn === undefined ? {} : { inForceOn }),
        ...(end === undefined ? {} : { ended: end }),
        parties: partiesToday(register, i.code, today),
        ...(two === undefined ? {} : { between: { parties: two.parties, inForce: two.inForce } }),
        own: own.has(i.code),
      };
    }),
    next: last !== undefined && last.code !== found.at(-1)?.code ? last.code : null,
  };
}

function fits(register: Register, instrument: Instrument, { text, kind, party, measure }: Wanted): boolean {
  const { code, title, reference, provisions, lawOf } = instrument;
  if (kind !== undefined && instrument.kind !== kind) return false;
  if (measure !== undefined && !provisions.some((p) => p.measure === measure)) return false;
  if (party !== undefined) {
    const asked = party.trim().toUpperCase();
    if (lawOf !== asked && register.factsOf(code, asked).length === 0) return false;
  }
  const words = (text ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((w) => w !== '');
  const searched = `${code} ${title} ${reference}`.toLowerCase();
  return words.every((w) => searched.includes(w));
}

/** The day on which an instrument ended for everybody, where it did. */
export function endOf(register: Register, { code, ended }: Instrument): string | undefined {
  return ended ?? register.endingsOf(code).find(isWhole)?.on;
}

/** Of an agreement between two: which two, and since when it is in force between them. */
export function bothToday(
  register: Register,
  instrument: Instrument,
  today: string,
  knownAt?: string,
): { readonly parties: [string, string]; readonly inForce: boolean; readonly since?: string } | undefined {
  const [a, b] = register.partiesOf(instrument.code);
  if (instrument.circle !== 'pair' || a === undefined || b === undefined) return undefined;
  const bond = between(register, instrument, a, b, { on: today, ...(knownAt === undefined ? {} : { knownAt }) });
  return { parties: [a, b], inForce: bond.inForce, ...(bond.inForce ? { since: bond.since } : {}) };
}

const counted = new WeakMap<Register, Map<string, number>>();

/** How many parties are bound on a day; counted once for a register and a day, since a list shows hundreds. */
function partiesToday(register: Register, code: InstrumentCode, today: string): number {
  const counts = counted.get(register) ?? new Map<string, number>();
  counted.set(register, counts);
  const key = `${today} ${code}`;
  const known = counts.get(key);
  if (known !== undefined) return known;
  const count = partiesOn(register, code, today).length;
  counts.set(key, count);
  return count;
}
