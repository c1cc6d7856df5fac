import { ACTS } from '../../engines/legal-basis/instrument.ts';
import {
  CONDITIONS,
  type ConditionCode,
  DATA_CATEGORIES,
  GRADES,
  INSTRUMENT_KINDS,
  MEASURES,
  OFFENCES,
} from '../../engines/legal-basis/vocabulary.ts';
import { STEP_KINDS, type Vocabulary } from './instruments.schema.ts';
import type { InstrumentsDesk } from './instruments-desk.ts';
import { AGREEMENT_COLUMNS } from './load/agreements.ts';

/** The words a form of this register is made of, and its parties with the names the directory knows. */
export async function vocabularyOf({ live, access }: InstrumentsDesk): Promise<Vocabulary> {
  const directory = new Map((await access.listParties()).map((p) => [p.code, p]));
  return {
    kinds: [...INSTRUMENT_KINDS],
    measures: [...MEASURES],
    offences: [...OFFENCES],
    data: [...DATA_CATEGORIES],
    acts: [...ACTS],
    grades: [...GRADES],
    conditions: (Object.keys(CONDITIONS) as ConditionCode[]).map((code) => ({ code, text: CONDITIONS[code] })),
    steps: [...STEP_KINDS],
    parties: [...live.register().parties.values()].map(({ code, kind, name, alpha2, note }) => ({
      code,
      kind,
      // The English names are those of the register's own sentences.
      names: { ...directory.get(code)?.names, en: name },
      ...(alpha2 === undefined ? {} : { alpha2 }),
      ...(note === undefined ? {} : { note }),
    })),
    columns: [...AGREEMENT_COLUMNS],
  };
}
