import type { FieldFault } from '../../kernel/problem.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AuthoritiesShown } from './instruments.schema.ts';
import type { InstrumentsDesk } from './instruments-desk.ts';
import { readParty } from './read-question.ts';

/** The authorities that the register names, by party, in the order in which answers take them. */
export function listAuthorities({ live }: InstrumentsDesk, asked: { readonly party?: string }): AuthoritiesShown {
  const register = live.register();
  const faults: FieldFault[] = [];
  const wanted = asked.party === undefined ? undefined : readParty(register, '/party', asked.party, faults);
  if (faults.length > 0) throw new Problem('invalid-input', faults[0]!.message, { fields: faults });
  return {
    items: register.authorities
      .filter(({ party }) => wanted === undefined || party === wanted)
      .map(({ party, measures, name, languages = [], instruments, source, enteredAt }) => {
        const { title, grade, asOf } = register.sources.get(source)!;
        const what = { party, measures: [...measures], name, languages: [...languages] };
        const only = instruments === undefined ? {} : { instruments: [...instruments] };
        return { ...what, ...only, source: title, grade, asOf, own: enteredAt !== undefined };
      }),
  };
}
