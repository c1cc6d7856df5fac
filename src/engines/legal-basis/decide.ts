/**
 * Which instruments let one party ask or tell another, for this measure, offence and kind of data on this day.
 * Sources: the instruments themselves (articles are cited in each provision) and the facts handed in, each with its own source.
 * Cost: one pass over the instruments, two short lists of facts each.
 */

import type { Decision, Question, RefusedInstrument, UsableInstrument } from './answer.ts';
import { between, replacementBetween } from './between.ts';
import { crossesDataCircle } from './data-transfer.ts';
import { declarationsOn } from './declarations-on.ts';
import type {
  Act,
  Authority,
  Declaration,
  Ending,
  Instrument,
  OffenceRule,
  PartyCode,
  Provision,
} from './instrument.ts';
import { leftToStates } from './left-to-states.ts';
import { nextSteps } from './next-steps.ts';
import { type ProvisionOn, provisionOn } from './provision-on.ts';
import type { Register } from './register.ts';
import { reservedBetween } from './reservations.ts';
import { type Said, type SentenceCode, type SentenceValues, say, sentence } from './sentences.ts';
import { bySpecificity } from './specificity.ts';
import type { ConditionCode, RefusalCode } from './vocabulary.ts';
import { ANSWERS, CONDITIONS, dataAllowed } from './vocabulary.ts';
import { warningsFor } from './warnings.ts';
import { whoAnswers } from './who-answers.ts';

/** Decides, with reasons. Nothing is assumed: what the facts do not say is not allowed. */
export function decide(question: Question): Decision {
  const { facts: register, from, to } = question;
  const usable: UsableInstrument[] = [];
  const refused: RefusedInstrument[] = [];
  const contradictions: Said[] = [];

  // A register may hold thousands of agreements between two others.
  const pairs = register.pairsOf(from);
  for (const instrument of register.inOrder) {
    if (instrument.circle === 'pair' && !pairs.has(instrument.code)) continue;
    if (from === to || !concerns(register, instrument, question)) continue;
    const judged = judge(register, instrument, question);
    // A doubt about an instrument that would not serve anyway is not this reader's doubt.
    if (judged.refused === undefined || judged.refused.wouldServe) contradictions.push(...judged.contradictions);
    if (judged.usable !== undefined) usable.push(judged.usable);
    if (judged.refused !== undefined) refused.push(judged.refused);
  }
  const first = bySpecificity(question.offence);
  const ranked = <T extends { readonly instrument: string }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => first(register.instruments.get(a.instrument)!, register.instruments.get(b.instrument)!));
  const chosen = ranked(usable);
  // First what only the bond between the two keeps from serving, the most specific before the general.
  const turnedDown = [...ranked(refused.filter((r) => r.wouldServe)), ...ranked(refused.filter((r) => !r.wouldServe))];
  return {
    usable: chosen,
    refused: turnedDown,
    missing: nextSteps(question, chosen, turnedDown),
    warnings: warningsFor(question, chosen, turnedDown, contradictions),
  };
}

/** World-wide instruments concern everybody; a circle only when one of the two is in it; a pair only those two. */
function concerns(register: Register, instrument: Instrument, { from, to, on, knownAt }: Question): boolean {
  if (instrument.lawOf !== undefined) return instrument.lawOf === to && asksByLaw(register, from);
  // What was not known, or that somebody will sign or leave one day, says nothing about the day in question.
  const hasFacts = (party: PartyCode): boolean =>
    register
      .factsOf(instrument.code, party)
      .some(
        (f) => (knownAt === undefined || f.knownFrom <= knownAt) && (!SAYS_NOTHING_EARLIER.has(f.act) || f.on <= on),
      );
  // An agency is party to no convention of states: only what was made with it or for its members concerns it.
  if (instrument.circle === 'world') return [from, to].every((p) => mayJoin(register, p) || hasFacts(p));
  if (instrument.oneSide !== undefined && !instrument.oneSide.includes(from) && !instrument.oneSide.includes(to))
    return false;
  return instrument.circle === 'pair' ? hasFacts(from) && hasFacts(to) : hasFacts(from) || hasFacts(to);
}

/** Acts that say nothing about the days before them; an entry into force to come says how long to wait. */
const SAYS_NOTHING_EARLIER: ReadonlySet<Act> = new Set(['signature', 'provisional', 'withdrawal']);

/** A country's law answers the authorities of other countries; it says nothing of agencies and unions. */
export function asksByLaw(register: Register, party: PartyCode): boolean {
  return register.parties.get(party)?.kind !== 'organisation';
}

/** The European Union joins conventions as a party; other organisations do not. */
export function mayJoin(register: Register, party: PartyCode): boolean {
  return party === 'EU' || register.parties.get(party)?.kind !== 'organisation';
}

interface Judged {
  readonly usable?: UsableInstrument;
  readonly refused?: RefusedInstrument;
  readonly contradictions: readonly Said[];
}

function judge(register: Register, instrument: Instrument, question: Question): Judged {
  const { from, to, measure, offence } = question;
  const standing = provisionOn(register, instrument, measure, question.on);
  const { provision } = standing;
  const rule = (provision?.offences ?? instrument.offences)[offence];
  const spoken = provision !== undefined || standing.ended !== undefined;
  // What is about another kind of help and another offence, and not made for these two, is not worth a line.
  if (rule === undefined && instrument.offences[offence] === undefined && instrument.circle !== 'pair') {
    if (!spoken) return { contradictions: [] };
  }
  if (!spoken && instrument.circle === 'closed' && instrument.kind !== 'membership') return { contradictions: [] };

  const bond = between(register, instrument, from, to, question);
  const { contradictions, facts } = bond;
  const { code, title, kind } = instrument;
  const base = { instrument: code, title, kind, facts };
  const refusedBecause = ({ code: why, reasons }: Because) => ({
    ...base,
    code: why,
    reasons,
    reason: sentence(title, reasons),
  });
  const textual = refusedByText(register, instrument, standing, rule, question);
  if (!bond.inForce) {
    // An offence outside its scope is said only of an instrument that binds the two.
    if (rule === undefined && instrument.circle !== 'pair' && provision !== undefined) return { contradictions: [] };
    const { lacking, from: since } = bond;
    // Since when it binds is beside the point where it does not speak of this help at all.
    const because = textual?.code === 'measure-not-covered' && MATTER_OF_DATES.has(bond.code) ? textual : bond;
    return {
      refused: { ...refusedBecause(because), lacking, from: since, wouldServe: textual === undefined },
      contradictions,
    };
  }
  if (textual !== undefined)
    return { refused: { ...refusedBecause(textual), lacking: [], wouldServe: false }, contradictions };
  const replaced = replacementBetween(register, instrument, measure, from, to, question);
  if (replaced !== undefined) {
    const because = refusedBecause({ code: 'replaced', reasons: [replaced] });
    return { refused: { ...because, lacking: [], wouldServe: false }, contradictions };
  }
  const named = whoAnswers(register, instrument, provision!, to);
  return {
    usable: {
      ...base,
      articles: articlesOf(provision!, rule!),
      channel: provision!.channel ?? instrument.channel,
      authority: authorityOf(instrument, provision!, named),
      languages: named?.languages ?? provision!.languages ?? instrument.languages ?? [],
      deadline: provision!.deadline ?? instrument.deadline ?? 'none in the text: as soon as possible',
      conditions: conditionsOf(
        provision!,
        rule!,
        declarationsOfThese(register, instrument, provision!, question),
        question,
      ).map((code) => ({
        code,
        text: CONDITIONS[code],
      })),
      inForce: bond.since,
      exact: bond.exact,
      fallback: instrument.fallback === true,
    },
    contradictions,
  };
}

const MATTER_OF_DATES: ReadonlySet<RefusalCode> = new Set([
  'date-unknown',
  'contradictory-sources',
  'not-yet-in-force',
]);

/** The code and the clauses of a refusal. */
interface Because {
  readonly code: RefusalCode;
  readonly reasons: readonly Said[];
}

/** The reasons that lie in the text: measure, offence, penalty, data, reservations, conditions. */
function refusedByText(
  register: Register,
  instrument: Instrument,
  { provision, ended }: ProvisionOn,
  rule: OffenceRule | undefined,
  question: Question,
): Because | undefined {
  const { measure, offence, data, maximumPenaltyYears } = question;
  const because = (code: RefusalCode, sentenceCode: SentenceCode, values: SentenceValues = {}): Because => ({
    code,
    reasons: [say(register, sentenceCode, values)],
  });
  if (ended !== undefined) return endedInPart(register, ended);
  if (provision === undefined) return because('measure-not-covered', 'measure-not-covered', { measure });
  if (rule === undefined) return because('offence-not-covered', 'offence-not-covered', { offence });
  const agency = [question.from, question.to].find((party) => leftToStates(register, instrument, measure, party));
  if (agency !== undefined) return because('not-between-these-two', 'left-to-states', { party: agency, measure });
  const minimum = rule.minimumYears;
  if (minimum !== undefined && maximumPenaltyYears !== undefined && maximumPenaltyYears < minimum) {
    const values = { years: String(maximumPenaltyYears), minimum: String(minimum) };
    return because('below-threshold', 'below-threshold', values);
  }
  if (!dataAllowed(provision.data, data)) {
    return provision.data === 'strategic'
      ? because('strategic-only', 'strategic-only')
      : because('data-not-allowed', 'data-not-allowed');
  }
  const declarations = declarationsOfThese(register, instrument, provision, question);
  const reserved = reservedBetween(question, declarations, provision);
  if (reserved.length > 0) return { code: 'reservation', reasons: reserved };
  const { cannotMeet = [] } = question;
  if (cannotMeet.length === 0) return undefined;
  const unmet = conditionsOf(provision, rule, declarations, question).find((c) => cannotMeet.includes(c));
  if (unmet === undefined) return undefined;
  return because('condition-not-met', 'condition-not-met', { condition: CONDITIONS[unmet] });
}

/** The articles that served have ended: replaced by another text, where one is named. */
function endedInPart(register: Register, { on, articles, measures, by }: Ending): Because {
  const successor = register.instruments.get(by ?? '');
  const what = articles.length > 0 ? `Articles ${articles.join(', ')}` : `its part on ${measures.join(', ')}`;
  const values = { articles: what, day: on };
  if (successor === undefined) return { code: 'ended', reasons: [say(register, 'ended-in-part', values)] };
  const { code, title } = successor;
  return {
    code: 'replaced',
    reasons: [say(register, 'ended-in-part-replaced', { ...values, instrument: code, title })],
  };
}

function declarationsOfThese(
  register: Register,
  instrument: Instrument,
  provision: Provision,
  question: Question,
): Declaration[] {
  return declarationsOn(register, instrument, provision, question).filter(
    (d) => d.party === question.from || d.party === question.to,
  );
}

function articlesOf(provision: Provision, rule: OffenceRule): string[] {
  return [...new Set([...provision.articles, ...(rule.article === undefined ? [] : [rule.article])])];
}

/** Conditions of the measure, of the offence and of declarations, each once, in that order. */
function conditionsOf(
  provision: Provision,
  rule: OffenceRule,
  declarations: readonly Declaration[],
  { facts: register, from, to, data, ...moment }: Question,
): ConditionCode[] {
  const open = [...provision.conditions, ...(rule.conditions ?? [])];
  const declared = declarations.flatMap((d) => (d.adds ?? []).map((code) => ({ code, by: d.party })));
  // An answer to an open condition is heard only where the text leaves it open, and of the party that is asked.
  const answers = declared.filter((d) => d.by === to && open.includes(ANSWERS[d.code]!)).map((d) => d.code);
  const all = [
    ...open.filter((c) => !answers.some((answer) => ANSWERS[answer] === c)),
    ...declared.filter((d) => ANSWERS[d.code] === undefined).map((d) => d.code),
    ...answers,
  ];
  if (rule.minimumYears === 4) all.push('serious-crime-4-years');
  if (rule.minimumYears === 1) all.push('threshold-1-year');
  if (data === 'special') all.push('necessary-only');
  if (provision.data === 'strategic') all.push('no-identified-person');
  else if (data !== 'strategic' && crossesDataCircle(register, from, to, moment)) all.push('data-transfer');
  return [...new Set(all)];
}

function authorityOf(instrument: Instrument, provision: Provision, named: Authority | undefined): string {
  const asked = provision.authority ?? instrument.authority;
  return named === undefined ? asked : `${named.name} (${asked})`;
}
