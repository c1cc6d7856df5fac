import { fullMemberships } from '../../domains/instruments/catalogue/nine-bodies.ts';
import type { LegalBasisQuestion } from '../../domains/instruments/decide-legal-basis.ts';
import { decideLegalBasis } from '../../domains/instruments/decide-legal-basis.ts';
import type { LegalBasisShown } from '../../domains/instruments/instruments.schema.ts';
import { NOTHING_OF_ITS_OWN } from '../../domains/instruments/own-facts.ts';
import { shippedRegister } from '../../domains/instruments/shipped-facts.ts';
import { showAnswer } from '../../domains/instruments/show-answer.ts';
import { Problem } from '../../kernel/problem.ts';
import { readKeys } from '../../platform/home.ts';
import type { ProblemBody } from '../../platform/problem-json.ts';
import { readSettings } from '../../platform/settings.ts';
import { findNodeAddress } from '../node-address.ts';

/** The options of `entente legal-basis`, as typed. */
export interface LegalBasisOptions {
  readonly from?: string;
  readonly to?: string;
  readonly measure?: string;
  readonly offence?: string;
  readonly data?: string;
  readonly on?: string;
  readonly knownAt?: string;
  /** Maximum penalty of the offence in years. */
  readonly penalty?: string | number;
}

export interface CommandResult {
  /** 0 a usable basis, 1 none, 2 wrong use. */
  readonly exitCode: 0 | 1 | 2;
  readonly json: unknown;
  readonly text: string;
}

const NEEDED = ['from', 'to', 'measure', 'offence', 'data', 'on'] as const;

/** The facts of the product alone, for a command beside which no node runs. */
const SHIPPED = { live: { register: () => shippedRegister(), own: () => NOTHING_OF_ITS_OWN } };

/** Answers from the facts of the product which instrument allows this help between these two on this day. */
export function legalBasisCommand(options: LegalBasisOptions): CommandResult {
  const question = questionOf(options);
  if ('exitCode' in question) return question;
  try {
    return resultOf(showAnswer(SHIPPED, decideLegalBasis(question), question.knownAt));
  } catch (error) {
    if (error instanceof Problem && error.kind === 'invalid-input') return wrongUse(error.message);
    throw error;
  }
}

/** Answers from the register of the node that runs here, its own agreements included; from the product's facts when none runs. */
export async function askLegalBasis(options: LegalBasisOptions, note: (text: string) => void): Promise<CommandResult> {
  const question = questionOf(options);
  if ('exitCode' in question) return question;
  // What no address can carry is named without a node.
  const years = question.maximumPenaltyYears;
  if (years !== undefined && !Number.isFinite(years)) return legalBasisCommand(options);
  try {
    const { home } = readSettings();
    const address = findNodeAddress(home);
    if (address === undefined) return legalBasisCommand(options);
    const words = Object.entries(question).map(([name, value]): [string, string] => [name, String(value)]);
    const asked = new URL(`/v1/legal-basis?${new URLSearchParams(words)}`, address.url);
    const headers = { authorization: `Bearer ${readKeys(home).consoleToken}` };
    const reply = await fetch(asked, { headers, signal: AbortSignal.timeout(NODE_ANSWERS_WITHIN_MS) });
    if (reply.status === 400) return wrongUse(((await reply.json()) as ProblemBody).detail);
    if (reply.ok) return resultOf((await reply.json()) as LegalBasisShown);
  } catch {
    // A node that has just stopped, or settings that are none: the product's facts still answer.
  }
  note('The node did not answer: this is by the facts of the product alone, without what was entered on the node.');
  return legalBasisCommand(options);
}

// A question takes a millisecond; a node that takes longer than this is starting or stopping.
const NODE_ANSWERS_WITHIN_MS = 5000;

function questionOf(options: LegalBasisOptions): LegalBasisQuestion | CommandResult {
  const missing = NEEDED.filter((name) => typeof options[name] !== 'string' || options[name] === '');
  if (missing.length > 0) return wrongUse(`Missing: ${missing.map((name) => `--${name}`).join(', ')}.`);
  const { from, to, measure, offence, data, on, knownAt, penalty } = options as Required<LegalBasisOptions>;
  return {
    ...{ from, to, measure, offence, data, on },
    ...(knownAt === undefined ? {} : { knownAt }),
    // An empty text would read as 0 and refuse everything with a threshold.
    ...(penalty === undefined ? {} : { maximumPenaltyYears: Number(penalty === '' ? Number.NaN : penalty) }),
  };
}

function resultOf(answer: LegalBasisShown): CommandResult {
  return { exitCode: answer.usable.length > 0 ? 0 : 1, json: jsonOf(answer), text: textOf(answer) };
}

function wrongUse(message: string): CommandResult {
  return { exitCode: 2, json: { error: message }, text: message };
}

function jsonOf(answer: LegalBasisShown) {
  return {
    usable: answer.usable.map((u) => ({
      instrument: u.instrument,
      title: u.title,
      kind: u.kind,
      articles: u.articles,
      channel: u.channel,
      authority: u.authority,
      languages: u.languages,
      deadline: u.deadline,
      conditions: u.conditions.map((c) => c.text),
      inForce: u.inForce,
      fallback: u.fallback,
      facts: u.facts.map(({ party, act, date, sourceId }) => ({ party, act, on: date, source: sourceId })),
    })),
    refused: answer.refused.map(({ instrument, code, reason }) => ({ instrument, code, reason })),
    missing: answer.missing.map(({ kind, step, instrument }) => ({
      kind,
      step: step.text,
      ...(instrument === undefined ? {} : { instrument }),
    })),
    warnings: answer.warnings.map((w) => w.text),
    ...(answer.bodies === undefined ? {} : { bodies: answer.bodies }),
  };
}

function textOf(answer: LegalBasisShown): string {
  const lines: string[] = [];
  for (const u of answer.usable) {
    lines.push(`${u.fallback ? 'FALLBACK' : 'USABLE'}  ${u.title} (${u.instrument}), ${u.kind}`);
    lines.push(`  articles   ${u.articles.join(', ')}`);
    lines.push(`  in force   since ${u.inForce}${u.exact ? '' : ' at the latest'}`);
    lines.push(`  channel    ${u.channel}`);
    lines.push(`  authority  ${u.authority}`);
    if (u.languages.length > 0) lines.push(`  languages  ${u.languages.join(', ')}`);
    lines.push(`  deadline   ${u.deadline}`);
    for (const c of u.conditions) lines.push(`  condition  ${c.text}`);
  }
  if (answer.usable.length === 0) lines.push('NO USABLE INSTRUMENT');
  const aside = answer.refused.filter((r) => r.code === 'offence-not-covered');
  for (const r of answer.refused)
    if (!aside.includes(r)) lines.push(`REFUSED   ${r.instrument} [${r.code}] ${r.reason}`);
  if (aside.length > 0) lines.push(`REFUSED   not about this offence: ${aside.map((r) => r.instrument).join(', ')}`);
  for (const m of answer.missing) lines.push(`MISSING   ${m.step.text}`);
  for (const b of answer.bodies ?? [])
    lines.push(`BODY      ${b.body}: ${b.standing}${b.asOf === undefined ? '' : ` (as of ${b.asOf})`}`);
  if (answer.bodies !== undefined) {
    lines.push(`BODY      full member of ${fullMemberships(answer.bodies)} of ${answer.bodies.length}`);
  }
  for (const w of answer.warnings) lines.push(`WARNING   ${w.text}`);
  return lines.join('\n');
}
