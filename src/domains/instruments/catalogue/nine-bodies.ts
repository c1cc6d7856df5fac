import type { Register } from '../../../engines/legal-basis/register.ts';
import { standingOf } from '../../../engines/legal-basis/standing.ts';

export type BodyStanding =
  | 'member'
  | 'working arrangement'
  | 'agreement'
  | 'not a member'
  | 'no agreement'
  | 'not in the register';

/** One line of the table of bodies: how a party stands to it on a day. */
export interface BodyRow {
  readonly body: string;
  readonly standing: BodyStanding;
  /** The day the statement is about; other days are answered from it with that said. */
  readonly asOf?: string;
  readonly source: string;
}

/** Bodies of police cooperation in South-East Europe, in the order in which officers name them. */
const BODIES = ['INTERPOL', 'Europol', 'Eurojust', 'Frontex', 'SELEC', 'ILECU', 'SEPCA', 'PCC-SEE', 'MARRI'] as const;

const KOSOVO: Readonly<Record<(typeof BODIES)[number], BodyStanding>> = {
  INTERPOL: 'not a member',
  Europol: 'working arrangement',
  Eurojust: 'no agreement',
  Frontex: 'working arrangement',
  SELEC: 'not a member',
  ILECU: 'member',
  SEPCA: 'not a member',
  'PCC-SEE': 'not a member',
  MARRI: 'member',
};

/** The nine bodies and how Kosovo stands to each: full member of two. Known for the end of 2023. */
export function bodiesOfKosovo(register: Register, on: string): BodyRow[] {
  return BODIES.map((body) => {
    // The day of the arrangement with Europol is known, so earlier days are answered rightly.
    const arranged = register.instruments.get('europol-xkx-2020');
    if (body === 'Europol' && arranged !== undefined) {
      const now = standingOf(arranged, register.factsOf(arranged.code, 'XKX'), on);
      if (!now.bound) return { body, standing: 'no agreement', asOf: on, source: 'agreements-gazetaexpress-com' };
    }
    return { body, standing: KOSOVO[body], asOf: '2023-12-31', source: 'global-initiative-2023' };
  });
}

/** How many of the nine a party fully belongs to. */
export function fullMemberships(rows: readonly { readonly standing: string }[]): number {
  return rows.filter((r) => r.standing === 'member').length;
}
