import type { Act } from '../../engines/legal-basis/instrument.ts';
import { Problem } from '../../kernel/problem.ts';
import {
  changeRegister,
  faulty,
  type RegisterChange,
  requireDate,
  requireDone,
  requireInstrument,
  requireNamedInstrument,
  requireParty,
} from './change-register.ts';
import type { Correction, NewAuthority, NewDeclaration, NewEnd, NewFact } from './instruments.schema.ts';
import type { Asking, InstrumentsDesk } from './instruments-desk.ts';
import { addAct, addAuthority, addCorrection, addDeclaration, addEnding } from './own-facts.store.ts';
import { ownSourceId } from './own-facts.ts';

/** What may be fixed for a day to come; anything else is entered when it is done. */
const MAY_LIE_AHEAD: ReadonlySet<Act> = new Set(['in-force', 'withdrawal']);

/** Adds what a party did or is, to an own or a shipped instrument. */
export function enterFact(desk: InstrumentsDesk, asking: Asking, code: string, fact: NewFact): Promise<void> {
  return changeRegister(desk, asking, async (change) => {
    requireInstrument(change.facts, code);
    await keepFact(change, code, fact, '');
    return { result: undefined, facts: { what: 'fact', instrument: code, party: fact.party, act: fact.act } };
  });
}

async function keepFact(change: RegisterChange, code: string, fact: NewFact, at: string): Promise<void> {
  const { tx, facts, today } = change;
  const { party, act, date, note } = fact;
  requireParty(facts, `${at}/party`, party);
  if (MAY_LIE_AHEAD.has(act)) requireDate(`${at}/date`, date);
  else requireDone(`${at}/date`, date, today);
  const evidence = change.evidence(fact);
  const known = facts.partyFacts.some(
    (f) =>
      f.instrument === code &&
      f.party === party &&
      f.act === act &&
      f.on === date &&
      f.knownUntil === undefined &&
      (f.source === evidence.source || f.source === ownSourceId(evidence)),
  );
  if (known) throw new Problem('conflict', 'The register already holds this fact from this source.');
  const row = { instrument: code, party, act, on: date, note: note ?? null, stepId: null };
  await addAct(tx, { ...change.entered(), ...evidence, ...row });
}

/** Takes back a fact that was found wrong; it goes on counting for what was known before today. */
export function correctFact(desk: InstrumentsDesk, asking: Asking, code: string, wrong: Correction): Promise<void> {
  return changeRegister(desk, asking, async (change) => {
    const { tx, facts } = change;
    requireInstrument(facts, code);
    const { party, act, date, sourceId, reason, instead } = wrong;
    const found = facts.partyFacts.some(
      (f) =>
        f.instrument === code &&
        f.party === party &&
        f.act === act &&
        f.on === date &&
        f.knownUntil === undefined &&
        (sourceId === undefined || f.source === sourceId),
    );
    if (!found)
      throw new Problem('not-found', 'The register holds no such fact, or it was already taken back. Read it again.');
    const row = { instrument: code, party, act, on: date, ofSource: sourceId ?? null, reason };
    await addCorrection(tx, { ...change.entered(), ...row });
    if (instead !== undefined) {
      // The fact taken back may be entered anew from a better source.
      const others = facts.partyFacts.filter(
        (f) => !(f.instrument === code && f.party === party && f.act === act && f.on === date),
      );
      await keepFact({ ...change, facts: { ...facts, partyFacts: others } }, code, instead, '/instead');
    }
    return { result: undefined, facts: { what: 'correction', instrument: code, party, act } };
  });
}

/** Adds a declaration or reservation that changes answers. */
export function enterDeclaration(
  desk: InstrumentsDesk,
  asking: Asking,
  code: string,
  said: NewDeclaration,
): Promise<void> {
  return changeRegister(desk, asking, async (change) => {
    const { tx, facts } = change;
    requireInstrument(facts, code);
    const { party, text, excludes = [], adds = [], from, until = null } = said;
    requireParty(facts, '/party', party);
    requireDate('/from', from);
    if (until !== null) {
      requireDate('/until', until);
      if (until <= from) throw faulty('/until', 'It must end after it began.');
    }
    const row = { instrument: code, party, text, excludes, adds, from, until };
    await addDeclaration(tx, { ...change.entered(), ...change.evidence(said), ...row });
    return { result: undefined, facts: { what: 'declaration', instrument: code, party } };
  });
}

/** Ends an instrument for everybody, or some measures or articles of it. */
export function endInstrument(desk: InstrumentsDesk, asking: Asking, code: string, end: NewEnd): Promise<void> {
  return changeRegister(desk, asking, async (change) => {
    const { tx, facts } = change;
    requireInstrument(facts, code);
    requireDate('/date', end.date);
    const { measures = [], articles = [] } = end.partly ?? {};
    const instrument = facts.instruments.find((i) => i.code === code)!;
    const covered = instrument.provisions.map((p) => p.measure);
    const stranger = measures.find((m) => !covered.includes(m));
    if (stranger !== undefined)
      throw faulty('/partly/measures', `It does not cover ${stranger}, so that cannot end.`, covered);
    if (end.replacedBy !== undefined) {
      if (end.replacedBy === code) throw faulty('/replacedBy', 'Nothing replaces itself.');
      requireNamedInstrument(facts, '/replacedBy', end.replacedBy);
    }
    const row = {
      instrument: code,
      on: end.date,
      measures,
      articles,
      by: end.replacedBy ?? null,
      note: end.note ?? null,
    };
    await addEnding(tx, { ...change.entered(), ...change.evidence(end), ...row });
    const partly = end.partly !== undefined;
    return { result: undefined, facts: { what: 'end', instrument: code, partly } };
  });
}

/** Names who answers in a country for some measures. */
export function enterAuthority(desk: InstrumentsDesk, asking: Asking, said: NewAuthority): Promise<void> {
  return changeRegister(desk, asking, async (change) => {
    const { party, measures, name, languages = [] } = said;
    requireParty(change.facts, '/party', party);
    const row = { party, measures: [...new Set(measures)], name, languages };
    await addAuthority(change.tx, { ...change.entered(), ...change.evidence(said), ...row });
    return { result: undefined, facts: { what: 'authority', party } };
  });
}
