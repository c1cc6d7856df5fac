import type { Content, JitSections, MlaSections } from './exchange.schema.ts';

interface Section<Sections> {
  readonly code: keyof Sections & string;
  /** A request with this section empty comes back or is never executed, so it does not leave. */
  readonly essential: boolean;
}

/** The sections of a request for mutual legal assistance, in their order (UNTOC Article 18(15) and the forms in use). */
export const MLA_SECTIONS: readonly Section<MlaSections>[] = [
  { code: 'centralAuthority', essential: true },
  { code: 'conductingAuthority', essential: true },
  { code: 'subjectAndNature', essential: true },
  { code: 'summaryOfFacts', essential: true },
  { code: 'offencesAndLaw', essential: true },
  { code: 'assistance', essential: true },
  { code: 'documents', essential: false },
  { code: 'persons', essential: false },
  { code: 'specialProcedure', essential: false },
  { code: 'purpose', essential: true },
  { code: 'deadline', essential: false },
  { code: 'confidentiality', essential: false },
  { code: 'limitsOfUse', essential: false },
  { code: 'contact', essential: true },
  { code: 'signatory', essential: true },
];

/** The sections of a proposal for a joint investigation team (the model agreement's essential items). */
export const JIT_SECTIONS: readonly Section<JitSections>[] = [
  { code: 'purpose', essential: true },
  { code: 'parties', essential: true },
  { code: 'from', essential: true },
  { code: 'until', essential: true },
  { code: 'operatesIn', essential: true },
  { code: 'leader', essential: true },
  { code: 'members', essential: false },
  { code: 'participants', essential: false },
  { code: 'evidence', essential: false },
  { code: 'arrangements', essential: false },
];

/** Sections that must not stay empty and are; a procedure needs its reason, and a deadline its own. */
export function emptyMlaSections(mla: Content['mla'] = {}, hasPersons: boolean): string[] {
  const empty = MLA_SECTIONS.filter(({ code, essential }) => essential && !mla[code]).map(({ code }) => code as string);
  if (!mla.persons && !hasPersons) empty.push('persons');
  if (mla.specialProcedure && !mla.specialProcedureWhy) empty.push('specialProcedureWhy');
  if (mla.deadline && !mla.deadlineReason) empty.push('deadlineReason');
  return empty;
}

/** Sections of a proposal that must not stay empty and are. */
export function emptyJitSections(jit: Content['jit'] = {}): string[] {
  return JIT_SECTIONS.filter(({ code, essential }) => {
    const value = jit[code];
    return essential && (value === undefined || value.length === 0);
  }).map(({ code }) => code);
}
