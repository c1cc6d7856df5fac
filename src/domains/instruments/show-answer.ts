import type { Step, Warning } from '../../engines/legal-basis/answer.ts';
import type { PartyFact } from '../../engines/legal-basis/instrument.ts';
import type { Register } from '../../engines/legal-basis/register.ts';
import type { LegalBasisAnswer } from './decide-legal-basis.ts';
import type { FactShown, LegalBasisShown, Said, StepShown } from './instruments.schema.ts';
import type { LiveRegister } from './live-register.ts';
import { OWN_SOURCE } from './own-facts.ts';

/** An answer as it leaves the node: every sentence with its code and values, every fact with its source and grade. */
export function showAnswer(
  { live }: { readonly live: Pick<LiveRegister, 'register' | 'own'> },
  answer: LegalBasisAnswer,
  knownAt?: string,
): LegalBasisShown {
  const register = live.register(knownAt);
  const own = ownCodes(live.own());
  return {
    usable: answer.usable.map((u) => ({
      ...u,
      own: own.has(u.instrument),
      articles: [...u.articles],
      languages: [...u.languages],
      conditions: [...u.conditions],
      facts: u.facts.map((f) => showFact(register, f)),
    })),
    refused: answer.refused.map((r) => ({
      ...r,
      own: own.has(r.instrument),
      reasons: r.reasons.map(showSaid),
      lacking: [...r.lacking],
      facts: r.facts.map((f) => showFact(register, f)),
    })),
    missing: answer.missing.map(showStep),
    warnings: answer.warnings.map((w: Warning) => showSaid(w.said)),
    ...(answer.bodies === undefined ? {} : { bodies: [...answer.bodies] }),
    asOf: register.asOf,
  };
}

/** The codes of the instruments that were entered on this node. */
export function ownCodes({ descriptions }: { readonly descriptions: readonly { readonly code: string }[] }) {
  return new Set(descriptions.map((d) => d.code));
}

export function showStep({ kind, instrument, said }: Step): StepShown {
  return { kind, ...(instrument === undefined ? {} : { instrument }), step: showSaid(said) };
}

export function showSaid({ code, values, text }: Said): Said {
  return { code, values: { ...values }, text };
}

/** A fact with the title and grade of its source. */
export function showFact(register: Register, fact: PartyFact, enteredBy?: string): FactShown {
  const source = register.sources.get(fact.source);
  return {
    party: fact.party,
    act: fact.act,
    date: fact.on,
    source: source?.title ?? fact.source,
    sourceId: fact.source,
    // A source that is not in the register cannot be checked.
    grade: source?.grade ?? 'unverified',
    asOf: source?.asOf ?? fact.knownFrom,
    knownFrom: fact.knownFrom,
    ...(fact.knownUntil === undefined ? {} : { knownUntil: fact.knownUntil }),
    ...(fact.note === undefined ? {} : { note: fact.note }),
    own: fact.source.startsWith(OWN_SOURCE) || enteredBy !== undefined,
    ...(enteredBy === undefined ? {} : { enteredBy }),
  };
}
