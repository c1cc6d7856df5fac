import type { IsoDate } from '../../kernel/partial-date.ts';
import { earliestDay, later, latestDay } from './calendar.ts';
import type { Instrument, PartyCode, PartyFact } from './instrument.ts';
import type { Register } from './register.ts';
import { sayStanding, sentence } from './say.ts';
import type { Standing } from './standing.ts';
import { standingOf } from './standing.ts';
import type { Measure, RefusalCode } from './vocabulary.ts';

/** An instrument in force between two parties on a day. */
export interface InForceBetween {
  readonly inForce: true;
  readonly since: IsoDate;
  readonly exact: boolean;
  readonly facts: readonly PartyFact[];
  readonly contradictions: readonly string[];
}

/** An instrument not in force between them, with the first reason. */
export interface NotBetween {
  readonly inForce: false;
  readonly code: RefusalCode;
  readonly reason: string;
  /** Who would have to act for it to be in force. */
  readonly lacking: readonly PartyCode[];
  /** The day from which it will be in force, where that is known. */
  readonly from?: IsoDate;
  readonly facts: readonly PartyFact[];
  readonly contradictions: readonly string[];
}

export interface Moment {
  readonly on: IsoDate;
  readonly knownAt?: IsoDate;
}

/** Is the instrument in force between the two on that day, as far as was known? A protocol asks its convention too. */
export function between(
  register: Register,
  instrument: Instrument,
  from: PartyCode,
  to: PartyCode,
  moment: Moment,
): InForceBetween | NotBetween {
  const life = lifeOf(instrument, moment.on);
  if (instrument.lawOf !== undefined) return ownLaw(instrument, from, to, moment, life);

  const sides = instrument.oneSide;
  if (sides !== undefined && sides.includes(from) === sides.includes(to)) {
    const reason = `it binds ${sides.join(' and ')} with the others, not these two with each other`;
    return refuse('not-between-these-two', sentence(instrument.title, reason), []);
  }

  const standings = [from, to].map((party) => ({
    party: register.parties.get(party) ?? { code: party, name: party, kind: 'country' as const },
    standing: standingOf(instrument, register.factsOf(instrument.code, party), moment.on, moment.knownAt),
  }));
  const facts = standings.flatMap((s) => s.standing.facts);
  const contradictions = contradictionsOf(instrument, standings);
  const failing = standings.filter((s) => !s.standing.bound);
  const first = failing[0];
  if (first !== undefined) {
    // Somebody who never joined is named before the age of the instrument: waiting would not help.
    const never = failing.find((f) => f.standing.code === 'not-a-party') ?? first;
    // Before the instrument itself is in force, that alone is the reason for everybody who has joined it.
    const early = life?.code === 'not-yet-in-force';
    const told = early ? failing.filter((f) => f.standing.code !== 'not-yet-in-force') : failing;
    const clauses = told.map(({ party, standing }) => sayStanding(party, instrument, standing));
    if (life !== undefined && (life.code === 'ended' || early)) clauses.unshift(life.clause);
    const waiting = failing.every((f) => f.standing.code === 'not-yet-in-force' && f.standing.day !== undefined);
    return {
      inForce: false,
      code: life?.code === 'ended' ? 'ended' : never.standing.code!,
      reason: sentence(instrument.title, ...clauses),
      lacking: failing.map((f) => f.party.code),
      from: waiting ? failing.reduce((day, f) => later(day, f.standing.day!), '') : undefined,
      facts,
      contradictions,
    };
  }
  if (life !== undefined)
    return { ...refuse(life.code, sentence(instrument.title, life.clause), []), facts, contradictions };

  let since = later(standings[0]!.standing.day!, standings[1]!.standing.day!);
  let exact = standings.every((s) => s.standing.exact);
  if (instrument.parent !== undefined) {
    const parent = register.instruments.get(instrument.parent);
    if (parent === undefined) {
      return refuse('parent-not-in-force', sentence(instrument.title, 'its convention is not in the register'), []);
    }
    const above = between(register, parent, from, to, moment);
    if (!above.inForce) {
      const reason = `it binds only those bound by its convention. ${above.reason.replace(/\.$/, '')}`;
      return { ...above, code: 'parent-not-in-force', reason: sentence(instrument.title, reason) };
    }
    since = later(since, above.since);
    exact &&= above.exact;
    return {
      inForce: true,
      since,
      exact,
      facts: [...facts, ...above.facts],
      contradictions: [...contradictions, ...above.contradictions],
    };
  }
  return { inForce: true, since, exact, facts, contradictions };
}

/** The instrument that has taken this one's place between the two for the measure, when there is one. */
export function replacementBetween(
  register: Register,
  instrument: Instrument,
  measure: Measure,
  from: PartyCode,
  to: PartyCode,
  moment: Moment,
): string | undefined {
  for (const replacement of register.replacementsOf.get(instrument.code) ?? []) {
    if (replacement.measures !== 'all' && !replacement.measures.includes(measure)) continue;
    const successor = register.instruments.get(replacement.by);
    if (successor === undefined) continue;
    const now = between(register, successor, from, to, moment);
    if (now.inForce) {
      return sentence(
        instrument.title,
        `${replacement.articles} replaced between the two by ${successor.title} since ${now.since}`,
      );
    }
  }
  return undefined;
}

function lifeOf(instrument: Instrument, on: IsoDate): { code: RefusalCode; clause: string } | undefined {
  if (instrument.ended !== undefined && on >= earliestDay(instrument.ended)) {
    const note = instrument.endNote === undefined ? '' : ` (${instrument.endNote})`;
    return { code: 'ended', clause: `it ended on ${instrument.ended}${note}` };
  }
  const since = instrument.inForceSince;
  if (since === undefined || on >= latestDay(since)) return undefined;
  if (on >= earliestDay(since)) {
    return {
      code: 'date-unknown',
      clause: `it entered into force in ${since}, the day is not known, and unknown is not allowed`,
    };
  }
  return { code: 'not-yet-in-force', clause: `it is in force only from ${since}` };
}

/** A country's own law serves whoever asks that country; it says nothing about what others would answer. */
function ownLaw(
  instrument: Instrument,
  from: PartyCode,
  to: PartyCode,
  { on }: Moment,
  life: ReturnType<typeof lifeOf>,
): InForceBetween | NotBetween {
  if (instrument.lawOf !== to || from === to) {
    return refuse(
      'other-party-asked',
      sentence(instrument.title, 'it serves requests made to its own country only'),
      [],
    );
  }
  if (life !== undefined) return refuse(life.code, sentence(instrument.title, life.clause), []);
  const since = instrument.inForceSince === undefined ? on : latestDay(instrument.inForceSince);
  return { inForce: true, since, exact: true, facts: [], contradictions: [] };
}

function refuse(code: RefusalCode, reason: string, lacking: readonly PartyCode[]): NotBetween {
  return { inForce: false, code, reason, lacking, facts: [], contradictions: [] };
}

/** Both sides of one agreement usually share the same doubt: it is said once. */
function contradictionsOf(
  instrument: Instrument,
  standings: readonly { readonly party: { readonly name: string }; readonly standing: Standing }[],
): string[] {
  const texts = standings.map((s) => s.standing.contradiction);
  if (instrument.circle === 'pair' && texts[0] !== undefined && texts[0] === texts[1])
    return [`${instrument.title}: ${texts[0]}.`];
  return standings.flatMap(({ party, standing }) =>
    standing.contradiction === undefined ? [] : [`${instrument.title}, ${party.name}: ${standing.contradiction}.`],
  );
}
