import type { Act, PartyFact } from '../../engines/legal-basis/instrument.ts';
import type { InstrumentKind } from '../../engines/legal-basis/vocabulary.ts';
import { Problem } from '../../kernel/problem.ts';
import {
  changeRegister,
  faulty,
  type RegisterChange,
  requireDate,
  requireDone,
  requireNamedInstrument,
  requireParty,
} from './change-register.ts';
import type { Description } from './describe-instrument.ts';
import type { NewInstrument, Rewording } from './instruments.schema.ts';
import type { Asking, InstrumentsDesk } from './instruments-desk.ts';
import { addAct, addDescription, addReplacement } from './own-facts.store.ts';

/** Enters an agreement from the form: its wording, what its parties did, and what it replaces. Answers its code. */
export function enterInstrument(desk: InstrumentsDesk, asking: Asking, form: NewInstrument): Promise<{ code: string }> {
  return changeRegister(desk, asking, async (change) => {
    const { tx, facts, today } = change;
    const parties = [...new Set(form.parties)];
    if (parties.length < 2) throw faulty('/parties', 'An agreement needs two parties.');
    for (const party of parties) requireParty(facts, '/parties', party);
    requireEnterable(facts, form);
    const acts = actsOf(form, parties, today);
    if (acts.length === 0)
      throw faulty('/inForce', 'At least one date is needed: signed, ratified by a party, or in force.');
    const code = form.code ?? freeCode(change, form, parties);
    if (facts.instruments.some((i) => i.code === code)) {
      throw new Problem(
        'conflict',
        `The register already holds an instrument ${code}. Enter facts about it there, or give this one another code.`,
        { fields: [{ field: '/code', message: 'This code is taken.' }] },
      );
    }
    const evidence = change.evidence(form);
    await addDescription(tx, { ...change.entered(), ...evidence, code, description: describe(form, parties) });
    for (const { party, act, on } of acts) {
      const row = { instrument: code, party, act, on, note: null, stepId: null };
      await addAct(tx, { ...change.entered(), ...evidence, ...row });
    }
    if (form.replaces !== undefined) {
      requireNamedInstrument(facts, '/replaces/code', form.replaces.code);
      const { code: replaced, measures = [], articles = 'it is' } = form.replaces;
      await addReplacement(tx, { ...change.entered(), ...evidence, replaced, by: code, measures, articles });
    }
    return { result: { code }, facts: { what: 'instrument', instrument: code, facts: acts.length } };
  });
}

/** Puts a better wording beside the earlier one; the earlier stays what was known before. */
export function rewordInstrument(
  desk: InstrumentsDesk,
  asking: Asking,
  code: string,
  wording: Rewording,
): Promise<void> {
  return changeRegister(desk, asking, async (change) => {
    const { tx, facts, own } = change;
    const present = own.descriptions.filter((d) => d.code === code).at(-1);
    if (present === undefined) {
      if (facts.instruments.some((i) => i.code === code)) {
        const ways = 'Enter facts, declarations, an end or an agreement that replaces it.';
        throw new Problem('wrong-state', `The wording of ${code} comes with the product. ${ways}`);
      }
      throw new Problem('not-found', `The register holds no instrument ${JSON.stringify(code)}.`);
    }
    requireEnterable(facts, wording);
    const description = describe(wording, present.description.parties);
    await addDescription(tx, { ...change.entered(), ...change.evidence(wording), code, description });
    return { result: undefined, facts: { what: 'wording', instrument: code } };
  });
}

const NOT_BETWEEN_PARTIES: ReadonlySet<InstrumentKind> = new Set(['domestic-law', 'reciprocity']);

function requireEnterable(facts: RegisterChange['facts'], { kind, parent, adopted }: Rewording): void {
  if (NOT_BETWEEN_PARTIES.has(kind))
    throw faulty('/kind', 'A law of one country binds no other: only agreements between parties are entered here.');
  if (kind === 'protocol' && parent === undefined)
    throw faulty('/parent', 'A protocol binds only those bound by its convention: name the convention.');
  if (parent !== undefined) requireNamedInstrument(facts, '/parent', parent);
  if (adopted !== undefined) requireDate('/adopted', adopted);
}

function actsOf(
  { signed, ratified = [], inForce }: NewInstrument,
  parties: readonly string[],
  today: string,
): Pick<PartyFact, 'party' | 'act' | 'on'>[] {
  const ofAll = (act: Act, on: string) => parties.map((party) => ({ party, act, on }));
  if (signed !== undefined) requireDone('/signed', signed, today);
  if (inForce !== undefined) requireDate('/inForce', inForce);
  ratified.forEach(({ party, date }, index) => {
    if (!parties.includes(party))
      throw faulty(`/ratified/${index}/party`, `${party} is not among the parties of this agreement.`, parties);
    requireDone(`/ratified/${index}/date`, date, today);
  });
  return [
    ...(signed === undefined ? [] : ofAll('signature', signed)),
    ...ratified.map(({ party, date }) => ({ party, act: 'ratification' as const, on: date })),
    ...(inForce === undefined ? [] : ofAll('in-force', inForce)),
  ];
}

function describe(form: Rewording, parties: readonly string[]): Description {
  const { kind, title, parent, adopted, offences, minimumYears, measures, data, articles, articlesOf } = form;
  const { channel, authority, languages, deadline, conditions, reference, note } = form;
  const all = { parent, adopted, minimumYears, articles, articlesOf, channel, authority, languages, deadline };
  const given = Object.entries({ ...all, conditions, reference, note }).filter(([, value]) => value !== undefined);
  const unique = [...new Set(measures)];
  return { kind, title: title.trim(), parties, offences, measures: unique, data, ...Object.fromEntries(given) };
}

const SHORT_KIND: Partial<Record<InstrumentKind, string>> = {
  'bilateral-treaty': 'treaty',
  'operational-agreement': 'operational',
  'strategic-agreement': 'strategic',
  'working-arrangement': 'arrangement',
};

/** A code nobody uses: parties, kind and year, as those of the product have it. */
function freeCode({ facts, today }: RegisterChange, form: NewInstrument, parties: readonly string[]): string {
  const year = (form.inForce ?? form.ratified?.[0]?.date ?? form.signed ?? today).slice(0, 4);
  const words = parties.length === 2 ? `${parties.join('-')}-${SHORT_KIND[form.kind] ?? form.kind}` : form.title;
  const slug = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50);
  const taken = new Set(facts.instruments.map((i) => i.code));
  const first = `${slug === '' ? 'agreement' : slug}-${year}`;
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? first : `${first}-${number}`;
    if (!taken.has(code)) return code;
  }
}
