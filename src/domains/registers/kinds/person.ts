import { recordedDocumentKeys } from '../../../engines/identifiers/keys.ts';
import { readName } from '../../../engines/names/read-name.ts';
import { wholeNameKey } from '../../../engines/names/whole-name.ts';
import { readPartialDate } from '../../../kernel/partial-date.ts';
import { type FieldFault, fieldFault } from '../../../kernel/problem.ts';
import { mayCoexistOnPerson, PERSON_CATEGORIES, type PersonCategory } from '../compatibility.ts';
import type { Reason, RegisterDeclaration } from '../register.ts';
import { PersonSubject } from '../registers.schema.ts';
import { CHECK_REASONS } from './check-reasons.ts';

const SIS = 'Regulation (EU) 2018/1862';

const REASONS: readonly Reason[] = [
  { code: 'wanted-for-arrest', action: 'arrest', category: 'arrest', reviewMonths: 60, source: `${SIS} Art. 26` },
  { code: 'wanted-red-notice', action: 'arrest', category: 'arrest', reviewMonths: 60, source: 'INTERPOL RPD Art. 82' },
  { code: 'unknown-wanted', action: 'identify', reviewMonths: 36, source: `${SIS} Art. 40` },
  {
    code: 'refusal-of-entry',
    action: 'refuse-entry',
    category: 'refusal-of-entry',
    reviewMonths: 36,
    source: 'Regulation (EU) 2018/1861 Art. 24',
  },
  { code: 'return-decision', action: 'confirm-return', reviewMonths: 36, source: 'Regulation (EU) 2018/1860 Art. 3' },
  {
    code: 'missing-to-protect',
    action: 'protect',
    category: 'missing-protect',
    reviewMonths: 60,
    source: `${SIS} Art. 32(1)(a)`,
  },
  {
    code: 'missing-whereabouts',
    action: 'tell-whereabouts',
    category: 'missing-whereabouts',
    reviewMonths: 60,
    source: `${SIS} Art. 32(1)(b)`,
  },
  {
    code: 'child-abduction-risk',
    action: 'prevent-travel',
    category: 'missing-protect',
    reviewMonths: 12,
    source: `${SIS} Art. 32(1)(c)`,
  },
  {
    code: 'child-at-risk',
    action: 'prevent-travel',
    category: 'missing-protect',
    reviewMonths: 12,
    source: `${SIS} Art. 32(1)(d)`,
  },
  {
    code: 'vulnerable-person',
    action: 'prevent-travel',
    category: 'missing-protect',
    reviewMonths: 12,
    source: `${SIS} Art. 32(1)(e)`,
  },
  {
    code: 'witness',
    action: 'tell-whereabouts',
    category: 'judicial',
    reviewMonths: 36,
    source: `${SIS} Art. 34(1)(a)`,
  },
  {
    code: 'summoned',
    action: 'tell-whereabouts',
    category: 'judicial',
    reviewMonths: 36,
    source: `${SIS} Art. 34(1)(b)`,
  },
  {
    code: 'judgment-to-serve',
    action: 'tell-whereabouts',
    category: 'judicial',
    reviewMonths: 36,
    source: `${SIS} Art. 34(1)(c)`,
  },
  {
    code: 'penalty-to-serve',
    action: 'tell-whereabouts',
    category: 'judicial',
    reviewMonths: 36,
    source: `${SIS} Art. 34(1)(d)`,
  },
  ...CHECK_REASONS,
  { code: 'person-of-interest', action: 'tell-owner', reviewMonths: 60, source: 'INTERPOL RPD Art. 88 (blue notice)' },
  {
    code: 'threat-to-public-safety',
    action: 'tell-owner',
    reviewMonths: 60,
    source: 'INTERPOL RPD Art. 89 (green notice)',
  },
  {
    code: 'sanctions',
    action: 'apply-sanctions',
    reviewMonths: 60,
    source: 'United Nations Charter Art. 41; national sanctions law',
  },
];

const ACTIONS = [
  'arrest',
  'identify',
  'refuse-entry',
  'confirm-return',
  'protect',
  'prevent-travel',
  'tell-whereabouts',
  'discreet-check',
  'inquiry-check',
  'specific-check',
  'apply-sanctions',
  'tell-owner',
  'none',
] as const;

type Name = PersonSubject['names'][number];

function writtenName({ whole, family, given, patronymic }: Name): string {
  if (whole) return whole;
  const forenames = [given, patronymic].filter(Boolean).join(' ');
  return [family, forenames].filter(Boolean).join(', ');
}

function checkNames(names: readonly Name[]): FieldFault[] {
  return names.flatMap((name, place) => {
    const letters = writtenName(name).match(/\p{L}/gu)?.length ?? 0;
    if (letters >= 2) return [];
    return [fieldFault(`/subject/names/${place}`, 'name-letters')];
  });
}

/** Ships and bodies may be called by a number alone: "7-28", "103". */
function checkNamesOfThings(names: readonly Name[]): FieldFault[] {
  return names.flatMap((name, place) => {
    const signs = writtenName(name).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (signs >= 2) return [];
    return [fieldFault(`/subject/names/${place}`, 'name-signs')];
  });
}

// Earlier ones are misread centuries; later ones lie beyond anybody's birth that this node will know.
const EARLIEST_BIRTH = 1850;
const LATEST_BIRTH = 2100;

/** Faults of partial dates such as 1979-02-30, which a pattern cannot find. */
function checkBirthDates(born: PersonSubject['born']): FieldFault[] {
  return (born ?? []).flatMap(({ on }, place) => {
    const parts = readPartialDate(on);
    const field = `/subject/born/${place}/on`;
    if (!parts) return [fieldFault(field, 'no-such-date')];
    if (parts.year < EARLIEST_BIRTH || parts.year > LATEST_BIRTH) {
      return [fieldFault(field, 'year-range', { values: { from: String(EARLIEST_BIRTH), to: String(LATEST_BIRTH) } })];
    }
    return [];
  });
}

/** Persons: wanted, missing, to be protected, to be checked, sanctioned. */
export const person: RegisterDeclaration<PersonSubject> = {
  kind: 'person',
  schema: PersonSubject,
  reasons: REASONS,
  actions: ACTIONS,
  title: (subject) => writtenName(subject.names[0]!),
  check: (subject) => [...checkNames(subject.names), ...checkBirthDates(subject.born)],
  face: (subject) => ({
    person: subject,
    keys: [
      ...(subject.documents ?? []).flatMap((document) => recordedDocumentKeys(document).map(({ key }) => key)),
      ...new Set(subject.names.flatMap((name) => wholeNameKey(name) ?? [])),
    ],
  }),
  // Surname, forename, date of birth and sex: all four, or nobody can tell.
  sameSubject({ names, born, sex }) {
    const first = names[0]!;
    if (!first.family || !first.given || !born?.[0] || !sex) return [];
    const name = readName({ family: first.family, given: first.given });
    const spelling = name.tokens.map((token) => token.text).sort();
    return [`person|${spelling.join(' ')}|${born[0].on}|${sex}`];
  },
  order: PERSON_CATEGORIES,
  mayCoexist: (one, other) => mayCoexistOnPerson(one as PersonCategory, other as PersonCategory),
};

export { checkNamesOfThings, writtenName };
