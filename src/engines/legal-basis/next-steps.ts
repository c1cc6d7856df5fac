import type { Question, RefusedInstrument, Step, UsableInstrument } from './answer.ts';
import { between } from './between.ts';
import { latestDay } from './calendar.ts';
import { declarationsOn } from './declarations-on.ts';
import type { InstrumentCode, PartyCode } from './instrument.ts';
import { provisionOn } from './provision-on.ts';
import { type SentenceCode, type SentenceValues, say } from './sentences.ts';
import { extendedBy } from './territories.ts';
import type { Measure } from './vocabulary.ts';

/** Courts and ministries may help each other on reciprocity; police exchange of personal data needs a written basis. */
const JUDICIAL: ReadonlySet<Measure> = new Set([
  'mutual-legal-assistance',
  'extradition',
  'confiscation',
  'transfer-of-proceedings',
  'service-of-documents',
  'video-hearing',
]);

/** The steps that would close the gap, nearest first. Nothing is missing where an agreement already serves. */
export function nextSteps(
  question: Question,
  usable: readonly UsableInstrument[],
  refused: readonly RefusedInstrument[],
): Step[] {
  if (question.from === question.to || usable.some((u) => !u.fallback)) return [];
  const soonestFirst = [...refused].sort((a, b) =>
    (a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0,
  );
  const steps = soonestFirst.flatMap((r) => (r.wouldServe ? stepsOf(question, r) : widening(question, r)));
  return [...steps, ...agreement(question), ...routes(question, refused), ...reciprocity(question, usable)].sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
}

const ORDER: readonly Step['kind'][] = [
  'wait',
  'confirm',
  'less-data',
  'widen',
  'negotiate',
  'route',
  'reciprocity',
  'accede',
  'join',
];

function step(
  { facts: register }: Question,
  kind: Step['kind'],
  code: SentenceCode,
  values: SentenceValues = {},
  instrument?: InstrumentCode,
): Step {
  const said = say(register, code, instrument === undefined ? values : { instrument, ...values });
  return { kind, step: said.text, said, ...(instrument === undefined ? {} : { instrument }) };
}

function stepsOf(question: Question, refused: RefusedInstrument): Step[] {
  const { facts: register } = question;
  const instrument = register.instruments.get(refused.instrument)!;
  const { title, code } = instrument;
  // Where the instrument itself is in doubt, it is so for both; a law is its own country's affair.
  const both = instrument.lawOf === undefined ? [question.from, question.to] : [instrument.lawOf];
  const values = { parties: (refused.lacking.length > 0 ? refused.lacking : both).join(' '), title };
  switch (refused.code) {
    case 'not-yet-in-force':
      if (refused.from !== undefined && closedBy(question, code, refused.from)) return [];
      return refused.from === undefined
        ? [step(question, 'wait', 'step-wait', { title }, code)]
        : [step(question, 'wait', 'step-wait-until', { title, day: refused.from }, code)];
    case 'date-unknown':
    case 'contradictory-sources':
      return [step(question, 'confirm', 'step-confirm', values, code)];
    case 'signed-only':
      return [step(question, 'confirm', 'step-ratify', values, code)];
    case 'not-a-party':
    case 'withdrawn':
    case 'parent-not-in-force': {
      if (refused.lacking.length === 0) return [];
      // An agency joins no convention or circle of states.
      if (refused.lacking.some((party) => register.parties.get(party)?.kind === 'organisation')) return [];
      // Neither a text that another has replaced, nor a circle in which neither has a seat, is worth joining.
      if (register.replacementsOf.get(code)?.some((r) => r.measures === 'all')) return [];
      if (instrument.circle === 'closed' && refused.lacking.length > 1) return [];
      if (instrument.kind === 'membership') return [step(question, 'join', 'step-join', values, code)];
      // Nobody accedes to an act of a union without joining the union.
      if (instrument.follows !== undefined || instrument.circle === 'pair') return [];
      // A territory accedes to nothing: its state extends to it what it has joined.
      const extending = refused.lacking.filter((p) => extendedBy(instrument, register.parties.get(p)) !== undefined);
      if (extending.length > 0)
        return extending.map((territory) => {
          const party = extendedBy(instrument, register.parties.get(territory))!;
          return step(question, 'widen', 'step-extend', { party, parties: territory, title }, code);
        });
      const parent = instrument.parent === undefined ? undefined : register.instruments.get(instrument.parent);
      const convention = parent?.title ?? '';
      if (refused.code === 'parent-not-in-force') {
        return parent === undefined
          ? [step(question, 'accede', 'step-accede-own-convention-first', values, code)]
          : [step(question, 'accede', 'step-accede-convention-first', { ...values, convention }, code)];
      }
      return parent === undefined
        ? [step(question, 'accede', 'step-accede', values, code)]
        : [step(question, 'accede', 'step-accede-both', { ...values, convention }, code)];
    }
    default:
      return [];
  }
}

/** Will a declaration of one of the two keep the instrument shut for this measure on the day it would be in force? */
function closedBy(
  { facts: register, from, to, measure, knownAt }: Question,
  code: InstrumentCode,
  day: string,
): boolean {
  const instrument = register.instruments.get(code)!;
  const { provision } = provisionOn(register, instrument, measure, day);
  if (provision === undefined) return true;
  return declarationsOn(register, instrument, provision, {
    on: day,
    ...(knownAt === undefined ? {} : { knownAt }),
  }).some((d) => (d.party === from || d.party === to) && d.excludes?.includes(measure) === true);
}

function widening(question: Question, { code, instrument, title }: RefusedInstrument): Step[] {
  if (code === 'strategic-only') {
    const less = step(question, 'less-data', 'step-ask-less', { title }, instrument);
    // Two may agree on more for themselves; nobody widens a text of many for one request.
    if (question.facts.instruments.get(instrument)?.circle !== 'pair') return [less];
    return [less, step(question, 'widen', 'step-widen', { title, data: question.data }, instrument)];
  }
  if (code === 'data-not-allowed')
    return [step(question, 'less-data', 'step-leave-out-special', { title }, instrument)];
  return [];
}

function agreement(question: Question): Step[] {
  const { facts: register, from, to, measure, offence, data } = question;
  if (measure === 'extradition' && [from, to].some((p) => register.parties.get(p)?.kind === 'organisation'))
    return [step(question, 'negotiate', 'step-organisation-surrenders-nobody')];
  return [step(question, 'negotiate', 'step-negotiate', { parties: `${from} ${to}`, measure, offence, data })];
}

function routes(question: Question, refused: readonly RefusedInstrument[]): Step[] {
  const { facts: register, from, to, measure, on } = question;
  return register.routes
    .filter(
      (r) =>
        (r.party === from || r.party === to) &&
        r.measures.includes(measure) &&
        latestDay(r.from) <= on &&
        (r.through === undefined || deals(question, r.party === from ? to : from, r.through)) &&
        refused.some(
          (x) => x.instrument === r.insteadOf && x.code === 'not-a-party' && x.lacking.every((p) => p === r.party),
        ),
    )
    .map((r) => step(question, 'route', 'step-route', { text: r.text }, r.insteadOf));
}

/** Has this party an arrangement of its own with an agency on the day? */
function deals(question: Question, party: PartyCode, agency: PartyCode): boolean {
  const { facts: register } = question;
  const pairs = register.pairsOf(party);
  return register.inOrder.some(
    (i) =>
      (pairs.has(i.code) || i.oneSide?.includes(agency) === true) &&
      register.factsOf(i.code, agency).length > 0 &&
      between(register, i, party, agency, question).inForce,
  );
}

function reciprocity(question: Question, usable: readonly UsableInstrument[]): Step[] {
  const { facts: register, from, to, measure } = question;
  if (!JUDICIAL.has(measure) || usable.length > 0) return [];
  // A court answers a court: no agency asks or is asked on reciprocity.
  if ([from, to].some((party) => register.parties.get(party)?.kind === 'organisation')) return [];
  return [step(question, 'reciprocity', 'step-reciprocity', { party: to })];
}
