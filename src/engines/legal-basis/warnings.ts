import type { IsoDate } from '../../kernel/partial-date.ts';
import type { Question, RefusedInstrument, UsableInstrument, Warning } from './answer.ts';
import type { Register } from './register.ts';

/** Refusals that a newer list could turn round. */
const COULD_HAVE_JOINED: ReadonlySet<string> = new Set(['not-a-party', 'signed-only', 'parent-not-in-force']);

/** Everything that limits the answer, said in the answer itself. */
export function warningsFor(
  question: Question,
  usable: readonly UsableInstrument[],
  refused: readonly RefusedInstrument[],
  contradictions: readonly string[],
): Warning[] {
  const { facts: register } = question;
  const all = [
    ...aboutParties(question),
    ...aboutTheDay(question),
    ...usable.flatMap((u) => aboutUse(register, u, question.on)),
    ...unverified(register, usable),
    ...stale(register, refused, question.on),
    ...[...contradictions].sort().map((text) => ({ code: 'contradictory-sources' as const, text })),
  ];
  // A protocol and its convention often rest on the same facts: what was said once is enough.
  return [...new Map(all.map((w) => [w.text, w])).values()];
}

function aboutParties({ facts: register, from, to }: Question): Warning[] {
  const warnings: Warning[] = [];
  if (from === to)
    warnings.push({ code: 'same-party', text: 'A party needs no instrument to ask itself: nothing was decided.' });
  for (const code of new Set([from, to])) {
    const party = register.parties.get(code);
    if (party === undefined) {
      warnings.push({ code: 'known-gap', text: `${code} is no party of the register: nothing is known about it.` });
      continue;
    }
    if (party.kind === 'invented')
      warnings.push({ code: 'invented', text: `${party.name} is an invented country of the demonstration.` });
    if (party.kind === 'territory') {
      warnings.push({
        code: 'known-gap',
        text: `${party.name} is a territory: treaties extended to it by another state are not in the register.`,
      });
    }
    if (party.note !== undefined) warnings.push({ code: 'status-neutral', text: party.note });
    if (party.knownGap !== undefined) warnings.push({ code: 'known-gap', text: party.knownGap });
  }
  return warnings;
}

function aboutTheDay({ facts: register, on, knownAt }: Question): Warning[] {
  const warnings: Warning[] = [];
  if (on < register.begins) {
    warnings.push({
      code: 'before-data',
      text: `${on} lies before the data begin (${register.begins}): older instruments are not in the register.`,
    });
  }
  if (on > register.asOf) {
    warnings.push({
      code: 'after-data',
      text: `${on} lies after the newest source (${register.asOf}): what happens later is not known.`,
    });
  }
  if (knownAt !== undefined && ![...register.sources.values()].some((s) => s.asOf <= knownAt)) {
    warnings.push({ code: 'not-known-then', text: `On ${knownAt} the register knew nothing yet.` });
  }
  return warnings;
}

function aboutUse(register: Register, used: UsableInstrument, on: IsoDate): Warning[] {
  const warnings: Warning[] = [];
  const { instrument, title } = used;
  const sources = used.facts.map((f) => register.sources.get(f.source)).filter((s) => s !== undefined);
  const oldest = sources.map((s) => s.asOf).sort()[0];
  if (oldest !== undefined && on > oldest) {
    warnings.push({
      code: 'stale',
      text: `${title} (${instrument}): its facts are as of ${oldest}; a later withdrawal or declaration would not be seen.`,
    });
  }
  if (!used.exact) {
    warnings.push({
      code: 'date-not-exact',
      text: `${title} (${instrument}): a list names the party; ${used.inForce} is the latest day since when.`,
    });
  }
  for (const fact of used.facts) {
    if (fact.act !== 'succession') continue;
    const name = register.parties.get(fact.party)?.name ?? fact.party;
    warnings.push({
      code: 'succession',
      text: `${title} (${instrument}): ${name} is bound by succession, counted from ${fact.on}; it may reach back further.`,
    });
  }
  const caution = register.instruments.get(instrument)?.caution;
  if (caution !== undefined) warnings.push({ code: 'caution', text: `${title} (${instrument}): ${caution}` });
  return warnings;
}

/** What nobody has checked at its source is named once, facts and texts apart. */
function unverified(register: Register, usable: readonly UsableInstrument[]): Warning[] {
  const weak = (source: string | undefined) => register.sources.get(source ?? '')?.grade === 'unverified';
  const facts = usable.filter((u) => u.facts.some((f) => weak(f.source))).map((u) => u.instrument);
  const texts = usable.filter((u) => weak(register.instruments.get(u.instrument)?.source)).map((u) => u.instrument);
  const warnings: Warning[] = [];
  if (facts.length > 0) {
    warnings.push({
      code: 'unverified',
      text: `${facts.join(', ')}: rests on a fact that nobody has checked at its source.`,
    });
  }
  if (texts.length > 0) {
    warnings.push({
      code: 'unverified',
      text: `${texts.join(', ')}: articles and dates are not yet checked against the text.`,
    });
  }
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
    if (total !== undefined && total.on > until) incomplete.push(lacking(total));
  }
  const old: Warning[] = [...byDay].sort().map(([day, codes]) => ({
    code: 'stale',
    text: `${codes.join(', ')}: the list of parties is as of ${day}; who joined later may be missing.`,
  }));
  return [...old, ...incomplete];
}

/** The depositary's later count says how many parties an old list cannot know. */
function lacking({ instrument, parties, on, inRegister }: NonNullable<ReturnType<Register['totalOf']>>): Warning {
  return {
    code: 'stale',
    text: `${instrument}: the depositary counted ${parties} parties on ${on}, the register knows ${inRegister}.`,
  };
}
