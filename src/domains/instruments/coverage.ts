import type { Decision, UsableInstrument } from '../../engines/legal-basis/answer.ts';
import { coverageOf, coveredBy } from '../../engines/legal-basis/coverage.ts';
import { decide } from '../../engines/legal-basis/decide.ts';
import { decideForGroup } from '../../engines/legal-basis/group.ts';
import type { Instrument, PartyCode } from '../../engines/legal-basis/instrument.ts';
import { provisionOn } from '../../engines/legal-basis/provision-on.ts';
import type { Register } from '../../engines/legal-basis/register.ts';
import type { Measure, Offence } from '../../engines/legal-basis/vocabulary.ts';
import { MEASURES } from '../../engines/legal-basis/vocabulary.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Best, CompareShown, CoverageShown, GroupShown, MatrixShown } from './instruments.schema.ts';
import type { InstrumentsDesk } from './instruments-desk.ts';
import { type AskedWords, type ReadWords, readWords } from './read-question.ts';
import { showSaid, showStep } from './show-answer.ts';

type Words = Omit<AskedWords, 'parties'>;
type Desk = Pick<InstrumentsDesk, 'live'>;

/** A table that fits on a printed page. */
const MOST_IN_A_MATRIX = 60;
/** The nearest steps; the whole answer is asked for by whoever clicks. */
const STEPS_SHOWN = 3;

/** Reads the words of a question about several parties, each under a field of its own. */
function read<Name extends string>(
  { live }: Desk,
  { knownAt, ...words }: Words,
  parties: Readonly<Record<Name, string>>,
): { register: Register; words: ReadWords<Name> } {
  // Whether the day is a day is judged with the rest; until then the present register serves.
  const present = live.register();
  const checked = readWords(present, { ...words, ...(knownAt === undefined ? {} : { knownAt }), parties });
  return { register: live.register(checked.knownAt), words: checked as ReadWords<Name> };
}

/** With whom a party can do this on a day, and what would be the next step where it cannot. */
export function coverageOfParty(desk: Desk, { party: asked, ...rest }: Words & { party: string }): CoverageShown {
  const { register, words } = read(desk, rest, { party: asked });
  const { parties, ...question } = words;
  const partners = [...register.parties.keys()].filter((to) => to !== parties.party);
  return {
    party: parties.party,
    on: question.on,
    partners: partners.map((to) => {
      const decision = decide({ ...question, from: parties.party, to, facts: register });
      const [best] = decision.usable;
      const usable = decision.usable.filter((u) => !u.fallback).length;
      return {
        party: to,
        usable,
        ...(best === undefined ? {} : { best: bestOf(best) }),
        fallback: usable === 0 && best !== undefined,
        missing: decision.missing.slice(0, STEPS_SHOWN).map(showStep),
      };
    }),
  };
}

/** Who of these can ask whom: the table for printing. */
export function coverageMatrix(desk: Desk, { parties: list, ...rest }: Words & { parties: string }): MatrixShown {
  const asked = list
    .split(',')
    .map((p) => p.trim())
    .filter((p) => p !== '');
  if (asked.length < 2 || asked.length > MOST_IN_A_MATRIX) {
    throw new Problem('invalid-input', `Name from 2 to ${MOST_IN_A_MATRIX} parties, with commas between.`, {
      fields: [{ field: '/parties', message: `From 2 to ${MOST_IN_A_MATRIX} parties are needed.` }],
    });
  }
  const named = Object.fromEntries(asked.map((party, index) => [`parties/${index}`, party]));
  const { register, words } = read(desk, rest, named);
  const { parties, measure, ...question } = words;
  const codes = Object.values(parties);
  const coverage = coverageOf(register, { ...question, parties: codes, measures: [measure], withFallbacks: true });
  const cells = codes.flatMap((from) =>
    codes
      .filter((to) => to !== from)
      .map((to) => {
        const instrument = coveredBy(coverage, measure, from, to);
        if (instrument === undefined) return { from, to, fallback: false };
        const best = bestIn(register, instrument, measure, question.offence, question.on);
        return { from, to, best, fallback: instrument.fallback === true };
      }),
  );
  return { parties: codes, on: question.on, cells };
}

/** Two parties side by side: what they can do with each other, and each with the world. */
export function compareParties(desk: Desk, { a, b, ...rest }: Words & { a: string; b: string }): CompareShown {
  const { register, words } = read(desk, rest, { a, b });
  const { parties: two, measure: _any, ...question } = words;
  const world = [...register.parties.values()].filter((p) => p.kind === 'country').map((p) => p.code);
  const parties = [...new Set([two.a, two.b, ...world])];
  const askers = [two.a, two.b];
  const coverage = coverageOf(register, { ...question, parties, measures: MEASURES, askers });
  return {
    a: two.a,
    b: two.b,
    on: question.on,
    measures: MEASURES.map((measure) => {
      const between = (from: PartyCode, to: PartyCode) => {
        const instrument = coveredBy(coverage, measure, from, to);
        return instrument && bestIn(register, instrument, measure, question.offence, question.on);
      };
      const reach = (from: PartyCode) =>
        new Set(world.filter((to) => to !== from && coveredBy(coverage, measure, from, to) !== undefined));
      const [ofA, ofB] = [reach(two.a), reach(two.b)];
      const aToB = between(two.a, two.b);
      const bToA = between(two.b, two.a);
      return {
        measure,
        ...(aToB === undefined ? {} : { aToB }),
        ...(bToA === undefined ? {} : { bToA }),
        aWithWorld: ofA.size,
        bWithWorld: ofB.size,
        onlyA: [...ofA].filter((p) => !ofB.has(p) && p !== two.b).sort(),
        onlyB: [...ofB].filter((p) => !ofA.has(p) && p !== two.a).sort(),
      };
    }),
  };
}

/** The basis common to a group, and the pairs that lack one with the reasons. */
export function basisOfGroup(
  desk: Desk,
  { parties: asked, ...rest }: Words & { parties: readonly string[] },
): GroupShown {
  const named = Object.fromEntries(asked.map((party, index) => [`parties/${index}`, party]));
  const { register, words } = read(desk, rest, named);
  const { parties, ...question } = words;
  const group = decideForGroup({ ...question, parties: Object.values(parties), facts: register });
  const best = (code: string) =>
    bestIn(register, register.instruments.get(code)!, question.measure, question.offence, question.on);
  return {
    parties: Object.values(parties),
    common: group.common.map(best),
    pairs: group.pairs.map(({ from, to, basis }) => ({ from, to, best: best(basis) })),
    pairsWithout: group.lacking.map(({ from, to }) => {
      const decision: Decision = decide({ ...question, from, to, facts: register });
      const reasons = decision.refused.map(({ instrument, title, reasons: said, reason }) => {
        return { instrument, title, reasons: said.map(showSaid), reason };
      });
      return { from, to, reasons, missing: decision.missing.map(showStep) };
    }),
  };
}

function bestOf({ instrument, title, kind, articles, channel }: UsableInstrument): Best {
  return { instrument, title, kind, articles: [...articles], channel };
}

/** What the map shows of an instrument that it found to serve. */
function bestIn(register: Register, instrument: Instrument, measure: Measure, offence: Offence, on: string): Best {
  const { provision } = provisionOn(register, instrument, measure, on);
  const { code, title, kind } = instrument;
  const article = (provision?.offences ?? instrument.offences)[offence]?.article;
  const articles = [...(provision?.articles ?? []), ...(article === undefined ? [] : [article])];
  return { instrument: code, title, kind, articles, channel: provision?.channel ?? instrument.channel };
}
