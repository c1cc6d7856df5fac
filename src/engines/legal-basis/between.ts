import type { IsoDate } from '../../kernel/partial-date.ts';
import { earliestDay, later, latestDay } from './calendar.ts';
import type { Ending, Instrument, PartyCode, PartyFact } from './instrument.ts';
import type { Register } from './register.ts';
import { type Said, type SentenceCode, type SentenceValues, say } from './sentences.ts';
import type { Standing } from './standing.ts';
import { standingOf } from './standing.ts';
import type { Measure, RefusalCode } from './vocabulary.ts';

/** An instrument in force between two parties on a day. */
export interface InForceBetween {
  readonly inForce: true;
  readonly since: IsoDate;
  readonly exact: boolean;
  readonly facts: readonly PartyFact[];
  readonly contradictions: readonly Said[];
}

/** An instrument not in force between them, with the first reason. */
export interface NotBetween {
  readonly inForce: false;
  readonly code: RefusalCode;
  readonly reasons: readonly Said[];
  /** Who would have to act for it to be in force. */
  readonly lacking: readonly PartyCode[];
  /** The day from which it will be in force, where that is known. */
  readonly from?: IsoDate;
  readonly facts: readonly PartyFact[];
  readonly contradictions: readonly Said[];
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
  const life = lifeOf(register, instrument, moment.on);
  if (instrument.lawOf !== undefined) return ownLaw(register, instrument, from, to, moment, life);

  const sides = instrument.oneSide;
  if (sides !== undefined && sides.includes(from) === sides.includes(to)) {
    return refuse('not-between-these-two', say(register, 'not-these-two', { parties: sides.join(' ') }));
  }

  if (withinOneState(register, instrument, from, to)) {
    return refuse('not-between-these-two', say(register, 'not-these-two', { parties: `${from} ${to}` }));
  }

  const standings = [from, to].map((party) => ({
    party,
    standing: standingOf(instrument, register.factsOf(instrument.code, party), moment.on, moment.knownAt),
  }));
  const facts = standings.flatMap((s) => s.standing.facts);
  const contradictions = contradictionsOf(register, instrument, standings);
  const failing = standings.filter((s) => !s.standing.bound);
  const first = failing[0];
  if (first !== undefined) {
    // Somebody who never joined is named before the age of the instrument: waiting would not help.
    const never = failing.find((f) => f.standing.code === 'not-a-party') ?? first;
    // Before the instrument itself is in force, that alone is the reason for everybody who has joined it.
    const early = life?.code === 'not-yet-in-force';
    const told = early ? failing.filter((f) => f.standing.code !== 'not-yet-in-force') : failing;
    const clauses = sayStandings(register, instrument, told);
    if (life !== undefined && (life.code === 'ended' || early)) clauses.unshift(life.clause);
    const waiting = failing.every((f) => f.standing.code === 'not-yet-in-force' && f.standing.day !== undefined);
    return {
      inForce: false,
      code: life?.code === 'ended' ? 'ended' : never.standing.code!,
      reasons: clauses,
      lacking: failing.map((f) => f.party),
      from: waiting ? failing.reduce((day, f) => later(day, f.standing.day!), '') : undefined,
      facts,
      contradictions,
    };
  }
  if (life !== undefined) return { ...refuse(life.code, life.clause), facts, contradictions };

  let since = later(standings[0]!.standing.day!, standings[1]!.standing.day!);
  let exact = standings.every((s) => s.standing.exact);
  if (instrument.parent !== undefined) {
    const parent = register.instruments.get(instrument.parent);
    if (parent === undefined) return refuse('parent-not-in-force', say(register, 'convention-not-in-register'));
    const above = between(register, parent, from, to, moment);
    if (!above.inForce) {
      const clause = say(register, 'by-its-convention', { instrument: parent.code, title: parent.title });
      return { ...above, code: 'parent-not-in-force', reasons: [clause, ...above.reasons] };
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

/** A treaty does not bind a state with its own territory, nor two territories of one state with each other. */
export function withinOneState(register: Register, { kind }: Instrument, a: PartyCode, b: PartyCode): boolean {
  if (kind !== 'convention' && kind !== 'protocol') return false;
  const stateOf = (party: PartyCode): PartyCode => register.parties.get(party)?.territoryOf ?? party;
  return a !== b && stateOf(a) === stateOf(b);
}

/** The instrument that has taken this one's place between the two for the measure, when there is one. */
export function replacementBetween(
  register: Register,
  instrument: Instrument,
  measure: Measure,
  from: PartyCode,
  to: PartyCode,
  moment: Moment,
): Said | undefined {
  for (const replacement of register.replacementsOf.get(instrument.code) ?? []) {
    if (replacement.measures !== 'all' && !replacement.measures.includes(measure)) continue;
    const successor = register.instruments.get(replacement.by);
    if (successor === undefined) continue;
    const now = between(register, successor, from, to, moment);
    if (now.inForce) {
      return say(register, 'replaced-between-the-two', {
        articles: replacement.articles,
        instrument: successor.code,
        title: successor.title,
        day: now.since,
      });
    }
  }
  return undefined;
}

interface Life {
  readonly code: RefusalCode;
  readonly clause: Said;
}

function lifeOf(register: Register, instrument: Instrument, on: IsoDate): Life | undefined {
  const life = (code: RefusalCode, sentence: SentenceCode, values: SentenceValues): Life => ({
    code,
    clause: say(register, sentence, values),
  });
  const { ended, endNote } = instrument;
  if (ended !== undefined && on >= earliestDay(ended)) {
    return endNote === undefined
      ? life('ended', 'ended', { day: ended })
      : life('ended', 'ended-because', { day: ended, text: endNote });
  }
  const end = register.endingsOf(instrument.code).find((e) => isWhole(e) && on >= earliestDay(e.on));
  if (end !== undefined) {
    const successor = register.instruments.get(end.by ?? '');
    if (successor !== undefined) {
      const values = { articles: 'it', day: end.on, instrument: successor.code, title: successor.title };
      return life('ended', 'ended-in-part-replaced', values);
    }
    return end.note === undefined
      ? life('ended', 'ended', { day: end.on })
      : life('ended', 'ended-because', { day: end.on, text: end.note });
  }
  const since = instrument.inForceSince;
  if (since === undefined || on >= latestDay(since)) return undefined;
  if (on >= earliestDay(since)) return life('date-unknown', 'in-force-day-unknown', { day: since });
  return life('not-yet-in-force', 'in-force-from', { day: since });
}

/** An ending that names neither measures nor articles is that of the whole instrument. */
export function isWhole({ measures, articles }: Ending): boolean {
  return measures.length === 0 && articles.length === 0;
}

/** A country's own law serves whoever asks that country; it says nothing about what others would answer. */
function ownLaw(
  register: Register,
  instrument: Instrument,
  from: PartyCode,
  to: PartyCode,
  { on }: Moment,
  life: Life | undefined,
): InForceBetween | NotBetween {
  if (instrument.lawOf !== to || from === to) return refuse('other-party-asked', say(register, 'own-country-only'));
  if (life !== undefined) return refuse(life.code, life.clause);
  const since = instrument.inForceSince === undefined ? on : latestDay(instrument.inForceSince);
  return { inForce: true, since, exact: true, facts: [], contradictions: [] };
}

function refuse(code: RefusalCode, reason: Said): NotBetween {
  return { inForce: false, code, reasons: [reason], lacking: [], facts: [], contradictions: [] };
}

/** Why parties are not bound, as clauses; what holds for both sides of one agreement is said once. */
function sayStandings(register: Register, instrument: Instrument, failing: readonly PartyStanding[]): Said[] {
  const [a, b] = failing;
  const alike = a?.standing.code === b?.standing.code && a?.standing.day === b?.standing.day;
  const both = instrument.circle === 'pair' && alike ? sayOfBoth(register, a?.standing) : undefined;
  return both ?? failing.flatMap(({ party, standing }) => sayStanding(register, party, instrument, standing));
}

function sayOfBoth(register: Register, standing: Standing | undefined): Said[] | undefined {
  const values = { day: standing?.day ?? '' };
  switch (standing?.code) {
    case 'signed-only':
      return [say(register, 'signed-only-both', values)];
    case 'not-yet-in-force':
      return [say(register, 'in-force-from', values)];
    case 'date-unknown':
      return [say(register, 'date-unknown-for-both', values)];
    case 'contradictory-sources':
      return standing.contradiction === undefined ? undefined : [standing.contradiction];
    case 'withdrawn':
      return [say(register, 'ended', values)];
    default:
      return undefined;
  }
}

interface PartyStanding {
  readonly party: PartyCode;
  readonly standing: Standing;
}

/** Why a party is not bound, as clauses: "Kosovo is not a party". */
function sayStanding(register: Register, party: PartyCode, instrument: Instrument, standing: Standing): Said[] {
  const member = instrument.kind === 'membership' || instrument.follows !== undefined;
  const values = { party, day: standing.day ?? '' };
  switch (standing.code) {
    case 'signed-only':
      return [say(register, 'signed-only', values)];
    case 'not-yet-in-force':
      return [say(register, 'not-yet-for-party', values)];
    case 'date-unknown':
      return [say(register, 'date-unknown-for-party', values)];
    case 'contradictory-sources': {
      const disagree = say(register, 'sources-disagree-about-party', values);
      return standing.contradiction === undefined ? [disagree] : [disagree, standing.contradiction];
    }
    case 'withdrawn':
      return [say(register, member ? 'member-left' : 'party-withdrew', values)];
    default:
      return [say(register, member ? 'not-a-member' : 'not-a-party', values)];
  }
}

/** Both sides of one agreement usually share the same doubt: it is said once. */
function contradictionsOf(
  register: Register,
  { code, circle, title }: Instrument,
  standings: readonly PartyStanding[],
): Said[] {
  const [a, b] = standings.map((s) => s.standing.contradiction);
  const about = (doubt: Said, party?: PartyCode): Said => {
    const name = party === undefined ? '' : `, ${register.parties.get(party)?.name ?? party}`;
    const values = { ...doubt.values, instrument: code, title, ...(party === undefined ? {} : { party }) };
    return { ...doubt, values, text: `${title}${name}: ${doubt.text}.` };
  };
  if (circle === 'pair' && a !== undefined && a.text === b?.text) return [about(a)];
  return standings.flatMap(({ party, standing }) =>
    standing.contradiction === undefined ? [] : [about(standing.contradiction, party)],
  );
}
