import type { PartyFact } from '../../engines/legal-basis/instrument.ts';
import type { Grade } from '../../engines/legal-basis/vocabulary.ts';
import { faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import { changeRegister, type RegisterChange } from './change-register.ts';
import { instrumentOf } from './describe-instrument.ts';
import type { ImportAnswer } from './instruments.schema.ts';
import type { Asking, InstrumentsDesk } from './instruments-desk.ts';
import { type LineFault, type ReadAgreement, readAgreementLines } from './load/agreements.ts';
import { addAct, addDescription, addReplacement } from './own-facts.store.ts';
import { joinFacts } from './own-facts.ts';
import { shippedFacts } from './shipped-facts.ts';

interface ImportOptions {
  readonly dryRun?: boolean;
  /** Of the sources that the register does not know. */
  readonly grade?: Grade;
  readonly asOf?: string;
}

type Facts = RegisterChange['facts'];

// A country's whole treaty list is a few thousand lines.
const MOST_LINES = 5000;

/** Takes in an agreements file: good lines enter together, faulty ones are named by line and field, known ones stay as they are. */
export async function importAgreements(
  desk: InstrumentsDesk,
  asking: Asking,
  csv: string,
  options: ImportOptions,
): Promise<ImportAnswer> {
  const parties = new Set(shippedFacts().parties.map((p) => p.code));
  // On a node any words name a source; those of the register's own list mean that one.
  const { agreements, faults } = readAgreementLines(csv, { parties, sources: { has: (id) => id.trim() !== '' } });
  if (agreements.length === 0 && faults.length === 1 && faults[0]!.line === 0)
    throw new Problem('unreadable-file', faults[0]!.fault);
  if (agreements.length + faults.length > MOST_LINES)
    throw new Problem('too-large', `The file has more than ${MOST_LINES} lines. Send it in parts.`);

  if (options.dryRun === true) {
    const sorted = sortOut(agreements, joinFacts(shippedFacts(), desk.live.own()));
    return answerOf(sorted, faults);
  }
  return changeRegister(desk, asking, async (change) => {
    const sorted = sortOut(agreements, change.facts);
    for (const agreement of sorted.fresh) await keep(change, agreement, options);
    const answer = answerOf(sorted, faults);
    const counts = { added: answer.added, unchanged: answer.unchanged, faults: answer.faults.length };
    return { result: answer, facts: { what: 'import', ...counts } };
  });
}

interface Sorted {
  readonly fresh: readonly ReadAgreement[];
  readonly unchanged: number;
  readonly faults: readonly LineFault[];
}

function sortOut(agreements: readonly ReadAgreement[], facts: Facts): Sorted {
  const known = new Map(facts.instruments.map((i) => [i.code, i]));
  const held = new Set(facts.partyFacts.map(factKey));
  const fresh: ReadAgreement[] = [];
  const faults: LineFault[] = [];
  let unchanged = 0;
  const inFile = new Set(agreements.map((a) => a.code));
  for (const agreement of agreements) {
    const { line, code, description, replacement } = agreement;
    const replaced = replacement?.replaced;
    if (replaced !== undefined && !known.has(replaced) && !inFile.has(replaced)) {
      faults.push({ line, code, field: 'replaces', fault: faultOf('no-such-instrument', { code: replaced }) });
      continue;
    }
    const present = known.get(code);
    if (present === undefined) {
      fresh.push(agreement);
      continue;
    }
    const same =
      JSON.stringify({ ...instrumentOf(code, description, ''), source: present.source }) === JSON.stringify(present);
    if (same && agreement.partyFacts.every((f) => held.has(factKey(f)))) unchanged += 1;
    else faults.push({ line, code, field: 'code', fault: faultOf('agreement-differs') });
  }
  return { fresh, unchanged, faults };
}

function factKey({ instrument, party, act, on }: PartyFact): string {
  return `${instrument}|${party}|${act}|${on}`;
}

async function keep(change: RegisterChange, agreement: ReadAgreement, { grade, asOf }: ImportOptions): Promise<void> {
  const { tx } = change;
  const { code, description, source, partyFacts, replacement } = agreement;
  const evidence = (words: string) =>
    change.evidence(isShipped(words) ? { source: words } : { source: words, grade, asOf });
  await addDescription(tx, { ...change.entered(), ...evidence(source), code, description });
  for (const { party, act, on, source: said } of partyFacts) {
    const row = { instrument: code, party, act, on, note: null, stepId: null };
    await addAct(tx, { ...change.entered(), ...evidence(said), ...row });
  }
  if (replacement === undefined) return;
  const { replaced, measures, articles } = replacement;
  const row = { replaced, by: code, measures: measures === 'all' ? [] : measures, articles };
  await addReplacement(tx, { ...change.entered(), ...evidence(source), ...row });
}

function isShipped(source: string): boolean {
  return shippedFacts().sources.some((s) => s.id === source);
}

function answerOf({ fresh, unchanged, faults }: Sorted, before: readonly LineFault[]): ImportAnswer {
  return {
    added: fresh.length,
    unchanged,
    codes: fresh.map((a) => a.code),
    faults: [...before, ...faults]
      .sort((a, b) => a.line - b.line)
      .map(({ line, code, field, fault: { code: what, values, message, allowed } }) => ({
        ...{ line, code, field, message },
        ...(what === undefined ? {} : { fault: what }),
        ...(values === undefined ? {} : { values: { ...values } }),
        ...(allowed === undefined ? {} : { allowed: [...allowed] }),
      })),
  };
}
