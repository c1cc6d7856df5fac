import { fullMemberships } from '../../domains/instruments/catalogue/nine-bodies.ts';
import type { LegalBasisAnswer } from '../../domains/instruments/decide-legal-basis.ts';
import { decideLegalBasis } from '../../domains/instruments/decide-legal-basis.ts';
import { Problem } from '../../kernel/problem.ts';

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

/** Answers on the command line which instrument allows this help between these two on this day. */
export function legalBasisCommand(options: LegalBasisOptions): CommandResult {
  const missing = NEEDED.filter((name) => typeof options[name] !== 'string' || options[name] === '');
  if (missing.length > 0) return wrongUse(`Missing: ${missing.map((name) => `--${name}`).join(', ')}.`);
  // An empty text would read as 0 and refuse everything with a threshold.
  const years =
    options.penalty === undefined ? undefined : Number(options.penalty === '' ? Number.NaN : options.penalty);
  try {
    const answer = decideLegalBasis({
      from: options.from!,
      to: options.to!,
      measure: options.measure!,
      offence: options.offence!,
      data: options.data!,
      on: options.on!,
      ...(options.knownAt === undefined ? {} : { knownAt: options.knownAt }),
      ...(years === undefined ? {} : { maximumPenaltyYears: years }),
    });
    return { exitCode: answer.usable.length > 0 ? 0 : 1, json: jsonOf(answer), text: textOf(answer) };
  } catch (error) {
    if (error instanceof Problem && error.kind === 'invalid-input') return wrongUse(error.message);
    throw error;
  }
}

function wrongUse(message: string): CommandResult {
  return { exitCode: 2, json: { error: message }, text: message };
}

function jsonOf(answer: LegalBasisAnswer) {
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
      facts: u.facts.map(({ party, act, on, source }) => ({ party, act, on, source })),
    })),
    refused: answer.refused.map(({ instrument, code, reason }) => ({ instrument, code, reason })),
    missing: answer.missing.map(({ kind, step, instrument }) => ({
      kind,
      step,
      ...(instrument === undefined ? {} : { instrument }),
    })),
    warnings: answer.warnings.map((w) => w.text),
    ...(answer.bodies === undefined ? {} : { bodies: answer.bodies }),
  };
}

function textOf(answer: LegalBasisAnswer): string {
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
  for (const m of answer.missing) lines.push(`MISSING   ${m.step}`);
  for (const b of answer.bodies ?? [])
    lines.push(`BODY      ${b.body}: ${b.standing}${b.asOf === undefined ? '' : ` (as of ${b.asOf})`}`);
  if (answer.bodies !== undefined) {
    lines.push(`BODY      full member of ${fullMemberships(answer.bodies)} of ${answer.bodies.length}`);
  }
  for (const w of answer.warnings) lines.push(`WARNING   ${w.text}`);
  return lines.join('\n');
}
