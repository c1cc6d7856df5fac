import type { IsoDate } from '../../kernel/partial-date.ts';
import type { Question, RefusedInstrument, UsableInstrument, Warning } from './answer.ts';
import type { PartyFact } from './instrument.ts';
import type { Register } from './register.ts';
import { type Said, type SentenceCode, type SentenceValues, say } from './sentences.ts';
import { standingOf } from './standing.ts';

/** Refusals that a newer list could turn round. */
const COULD_HAVE_JOINED: ReadonlySet<string> = new Set(['not-a-party', 'signed-only', 'parent-not-in-force']);

/** Everything that limits the answer, said in the answer itself. */
export function warningsFor(
  question: Question,
  usable: readonly UsableInstrument[],
  refused: readonly RefusedInstrument[],
  contradictions: readonly Said[],
): Warning[] {
  const { facts: register } = question;
  const all = [
    ...aboutParties(question),
    ...aboutTheDay(question),
    ...aboutGaps(question, usable),
    ...usable.flatMap((u) => aboutUse(register, u, question.on)),
    ...refused
      .filter((r) => r.wouldServe && register.instruments.get(r.instrument)?.circle === 'pair')
      .flatMap(({ instrument, title }) => cautions(register, { instrument, title })),
    ...unverified(question, usable),
    ...stale(register, refused, question.on),
    ...contradictions
      .map((said) => ({ code: 'contradictory-sources' as const, text: said.text, said }))
      .sort((a, b) => (a.text < b.text ? -1 : 1)),
  ];
  // A protocol and its convention often rest on the same facts: what was said once is enough.
  return [...new Map(all.map((w) => [w.text, w])).values()];
}

function warn(
  register: Register,
  code: Warning['code'],
  sentenceCode: SentenceCode,
  values: SentenceValues = {},
): Warning {
  const said = say(register, sentenceCode, values);
  return { code, text: said.text, said };
}

function aboutParties({ facts: register, from, to }: Question): Warning[] {
  const warnings: Warning[] = [];
  if (from === to) warnings.push(warn(register, 'same-party', 'warn-same-party'));
  for (const code of new Set([from, to])) {
    const party = register.parties.get(code);
    if (party === undefined) {
      warnings.push(warn(register, 'known-gap', 'warn-unknown-party', { party: code }));
      continue;
    }
    if (party.kind === 'invented') warnings.push(warn(register, 'invented', 'warn-invented', { party: code }));
    if (party.kind === 'territory') warnings.push(warn(register, 'known-gap', 'warn-territory', { party: code }));
    if (party.note !== undefined)
      warnings.push(warn(register, 'status-neutral', 'warn-text', { text: party.note, about: code }));
    if (party.knownGap !== undefined)
      warnings.push(warn(register, 'known-gap', 'warn-text', { text: party.knownGap, about: code }));
  }
  return warnings;
}

function aboutTheDay({ facts: register, on, knownAt }: Question): Warning[] {
  const { begins, asOf } = register;
  const warnings: Warning[] = [];
  if (on < begins) warnings.push(warn(register, 'before-data', 'warn-before-data', { day: on, begins }));
  if (on > asOf) warnings.push(warn(register, 'after-data', 'warn-after-data', { day: on, asOf }));
  if (knownAt !== undefined && ![...register.sources.values()].some((s) => s.asOf <= knownAt))
    warnings.push(warn(register, 'not-known-then', 'warn-not-known-then', { day: knownAt }));
  return warnings;
}

/** Texts between states that may serve, and of whose parties the register knows nothing. */
function aboutGaps(
  { facts: register, from, to, measure, offence, on }: Question,
  usable: readonly UsableInstrument[],
): Warning[] {
  const hasCloser = usable.some((u) => !u.fallback && register.instruments.get(u.instrument)?.circle !== 'world');
  if (from === to || [from, to].some((party) => register.parties.get(party)?.kind !== 'country')) return [];
  return register.gaps
    .filter((g) => !(g.ofTwo === true && hasCloser))
    .filter((g) => g.from <= on && g.measures.includes(measure) && (g.offences?.includes(offence) ?? true))
    .map(({ code, text }) => warn(register, 'known-gap', 'warn-text', { text, about: code }));
}

function aboutUse(register: Register, used: UsableInstrument, on: IsoDate): Warning[] {
  const warnings: Warning[] = [];
  const { instrument, title } = used;
  const about = { title, instrument };
  // For each party its newest source speaks; the party of which one knows the least decides.
  const oldest = byParty(used)
    .flatMap(
      (facts) =>
        facts
          .flatMap((f) => register.sources.get(f.source)?.asOf ?? [])
          .sort()
          .at(-1) ?? [],
    )
    .sort()[0];
  if (oldest !== undefined && on > oldest)
    warnings.push(warn(register, 'stale', 'warn-stale-facts', { ...about, day: oldest }));
  if (!used.exact) warnings.push(warn(register, 'date-not-exact', 'warn-not-exact', { ...about, day: used.inForce }));
  for (const fact of used.facts) {
    if (fact.act !== 'succession') continue;
    warnings.push(warn(register, 'succession', 'warn-succession', { ...about, party: fact.party, day: fact.on }));
  }
  return [...warnings, ...cautions(register, about)];
}

/** What the register says to be uncertain about an instrument. */
function cautions(register: Register, about: { readonly instrument: string; readonly title: string }): Warning[] {
  const caution = register.instruments.get(about.instrument)?.caution;
  return caution === undefined ? [] : [warn(register, 'caution', 'warn-caution', { ...about, text: caution })];
}

/** The facts an instrument rests on, those of each party apart (a protocol brings those of its convention). */
function byParty({ facts }: UsableInstrument): PartyFact[][] {
  return [...Map.groupBy(facts, (f) => `${f.instrument} ${f.party}`).values()];
}

/** What nobody has checked at its source is named once, facts and texts apart. */
function unverified({ facts: register, on, knownAt }: Question, usable: readonly UsableInstrument[]): Warning[] {
  const weak = (source: string | undefined) => register.sources.get(source ?? '')?.grade === 'unverified';
  // Where the checked facts of a party alone would bind it on the day, the answer does not rest on the others.
  const restsOnWeak = (facts: readonly PartyFact[]): boolean => {
    const instrument = register.instruments.get(facts[0]!.instrument);
    const checked = facts.filter((f) => !weak(f.source));
    return checked.length < facts.length && !(instrument && standingOf(instrument, checked, on, knownAt).bound);
  };
  const facts = usable.filter((u) => byParty(u).some(restsOnWeak)).map((u) => u.instrument);
  const texts = usable.filter((u) => weak(register.instruments.get(u.instrument)?.source)).map((u) => u.instrument);
  const warnings: Warning[] = [];
  if (facts.length > 0)
    warnings.push(warn(register, 'unverified', 'warn-unverified-facts', { instruments: facts.join(' ') }));
  if (texts.length > 0)
    warnings.push(warn(register, 'unverified', 'warn-unverified-texts', { instruments: texts.join(' ') }));
  return warnings;
}

/** A refusal read from an old list is said to be so, in one line for each age of list. */
function stale(register: Register, refused: readonly RefusedInstrument[], on: IsoDate): Warning[] {
  const incomplete: Warning[] = [];
  const byDay = new Map<IsoDate, string[]>();
  for (const r of refused) {
    if (!COULD_HAVE_JOINED.has(r.code)) continue;
    const until = register.listedUntil(r.instrument);
    if (until === undefined || on <= until) continue;
    byDay.set(until, [...(byDay.get(until) ?? []), r.instrument]);
    const total = register.totalOf(r.instrument);
    if (total !== undefined && total.on > until) incomplete.push(lacking(register, total));
  }
  const old = [...byDay]
    .sort()
    .map(([day, codes]) => warn(register, 'stale', 'warn-stale-list', { instruments: codes.join(' '), day }));
  return [...old, ...incomplete];
}

/** The depositary's later count says how many parties an old list cannot know. */
function lacking(
  register: Register,
  { instrument, parties, on, inRegister }: NonNullable<ReturnType<Register['totalOf']>>,
): Warning {
  const values = { instrument, count: String(parties), day: on, known: String(inRegister) };
  return warn(register, 'stale', 'warn-incomplete-list', values);
}
