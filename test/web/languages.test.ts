import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { HEALTH_CODES } from '../../src/app/maintenance/examine-node.ts';
import { SIGN_IN_METHODS } from '../../src/domains/access/access.schema.ts';
import { ROLES } from '../../src/domains/access/roles.ts';
import { AUDIT_FAULTS } from '../../src/domains/audit/audit-fault.ts';
import { listRegisters } from '../../src/domains/registers/kinds/kinds.ts';
import { RECORD_STATUSES, WARNINGS } from '../../src/domains/registers/registers.schema.ts';
import { ACTS } from '../../src/engines/legal-basis/instrument.ts';
import { SENTENCES } from '../../src/engines/legal-basis/sentences.ts';
import {
  CONDITIONS,
  DATA_CATEGORIES,
  GRADES,
  INSTRUMENT_KINDS,
  MEASURES,
  OFFENCES,
} from '../../src/engines/legal-basis/vocabulary.ts';
import { STATEMENTS } from '../../src/engines/matching/statements.ts';
import {
  HANDLING_CODES,
  INFORMATION_GRADES,
  LANGUAGES,
  PURPOSES,
  REGISTER_KINDS,
  SOURCE_GRADES,
} from '../../src/kernel/codes.ts';
import { FAULTS } from '../../src/kernel/faults.ts';
import { AGENCY_FUNCTIONS } from '../../src/kernel/officer.ts';
import { PROBLEM_KINDS } from '../../src/kernel/problem.ts';
import { RIGHTS } from '../../src/kernel/rights.ts';
import { bindSigns } from '../../web/split-words.ts';
import { PROBLEM_NAMES } from '../../web/src/features/help/help-content.ts';
import { BROWSER_PROBLEMS } from '../../web/src/wire/problem.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Words = { readonly [key: string]: string | Words };

function flatten(words: Words, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') flat.set(path, value);
    else for (const [inner, text] of flatten(value, path)) flat.set(inner, text);
  }
  return flat;
}

function filesUnder(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path))
    .map((path) => join(folder, path));
}

const words = new Map(
  LANGUAGES.map((language) => {
    const text = readFileSync(join(ROOT, `web/src/languages/${language}.json`), 'utf8');
    return [language, flatten(JSON.parse(text) as Words)] as const;
  }),
);
const english = words.get('en')!;
const baseOf = (key: string): string => key.replace(PLURAL, '');
const bases = (of: ReadonlyMap<string, string>): Set<string> => new Set([...of.keys()].map(baseOf));
const source = filesUnder(join(ROOT, 'web/src'), /\.tsx?$/)
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** Every text in quotes that looks like a key, and the beginnings of keys that are put together with a code. */
const quoted = new Set([...source.matchAll(/'([a-z][A-Za-z]*(?:\.[A-Za-z0-9-]+)+)'/g)].map(([, key]) => key!));
const begun = [...source.matchAll(/`([a-z][A-Za-z]*(?:\.[A-Za-z0-9-]+)*\.)\$\{/g)].map(([, prefix]) => prefix!);
// Codes that go through a function or a field which is told the family: words('reasons', hit.reason), <CodeField family="wanted">.
const families = [...source.matchAll(/\b(?:(?:\w*[wW]ords|choices)\(\s*'|family=")([a-z][A-Za-z.]*)(?:',|")/g)].map(
  ([, family]) => `${family}.`,
);

describe('the words of the eight languages', () => {
  test.each(LANGUAGES.filter((language) => language !== 'en'))(
    '%s has every key that English has, and no other',
    (language) => {
      const here = bases(words.get(language)!);
      const there = bases(english);
      expect([...there].filter((key) => !here.has(key))).toEqual([]);
      expect([...here].filter((key) => !there.has(key))).toEqual([]);
    },
  );

  test.each(LANGUAGES)('%s has every plural form that its grammar asks for', (language) => {
    const here = words.get(language)!;
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = new Set([...english.keys()].filter((key) => PLURAL.test(key)).map(baseOf));
    const missing = [...counted].flatMap((key) =>
      forms.filter((form) => !here.has(`${key}_${form}`)).map((form) => `${key}_${form}`),
    );
    expect(missing).toEqual([]);
  });

  test.each(LANGUAGES)('%s fills the same places in its sentences', (language) => {
    const places = (text: string): string =>
      [...text.matchAll(/\{\{\s*(\w+)/g)]
        .map(([, name]) => name)
        .sort()
        .join(' ');
    const here = words.get(language)!;
    const wrong = [...here].filter(([key, text]) => {
      // "One hit" and "no hits" may do without the number.
      if (/_(zero|one|two)$/.test(key)) return false;
      const model = english.get(key) ?? english.get(`${baseOf(key)}_other`) ?? '';
      return [...new Set(places(text).split(' '))].join() !== [...new Set(places(model).split(' '))].join();
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('no key is asked for that has no words', () => {
    const known = bases(english);
    const sections = new Set([...known].map((key) => key.split('.')[0]));
    const missing = [...quoted].filter(
      (key) => sections.has(key.split('.')[0]) && !known.has(key) && !families.includes(`${key}.`),
    );
    expect(missing).toEqual([]);
    const all = [...known];
    expect(
      [...begun, ...families].filter(
        (prefix) => sections.has(prefix.split('.')[0]) && !all.some((key) => key.startsWith(prefix)),
      ),
    ).toEqual([]);
  });

  test('no words are kept that no screen uses', () => {
    const prefixes = [...begun, ...families];
    const unused = [...bases(english)].filter(
      (key) => !quoted.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  test.each(LANGUAGES.filter((language) => language !== 'en'))('%s leaves no English standing', (language) => {
    const here = words.get(language)!;
    const left = [...here].filter(([key, text]) => english.get(key) === text && !isNoWord(text)).map(([key]) => key);
    // Both ways: an entry of the list that is no longer alike is taken out again.
    expect(left.sort()).toEqual([...(SAME_IN_ENGLISH[language] ?? [])].sort());
  });
});

/** Names, codes and signs are the same in every language. */
function isNoWord(text: string): boolean {
  return /^(IBAN|VIN|MRZ|Entente|\{\{ms\}\} ms|[\W\d_]*)$/.test(text);
}

/** Words that are truly written alike in both languages; each was looked at. */
const SAME_IN_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'agencyFunctions.police',
    'basis.articles',
    'basis.conditions',
    'basis.date',
    'basis.source',
    'coverage.rows_other',
    'instrument.conditionCount_one',
    'instrument.conditionCount_other',
    'documentTypes.visa',
    'fields.calibre',
    'glossary.alias.word',
    'glossary.possible.word',
    'negotiationSteps.ratification',
    'negotiationSteps.signature',
    'outcomes.possible',
    'places.administration',
    'places.instruments',
    'readAs.calibre',
    'recognised.document',
    'record.version',
    'record.versions',
    'registerKinds.organisation',
    'signIn.methods.invitation',
    'signIn.methods.oidc',
    'topics.calibre',
    'topics.document',
    'topics.organisation',
    'verdict.audit',
    'verdict.possible_one',
    'warnings.violent',
  ],
  es: ['fields.calibre', 'glossary.alias.word', 'readAs.calibre', 'record.no', 'roles.auditor', 'topics.calibre'],
  tr: ['fields.model', 'topics.model'],
  sq: ['recognised.person'],
};

/** Sentences that are nothing but a text of the register itself: they stand as they are, marked as English. */
const TEXTS_OF_THE_REGISTER: ReadonlySet<string> = new Set(['step-route', 'warn-text', 'warn-caution']);

describe('every code the node sends has words', () => {
  const known = bases(english);
  const reasons = listRegisters().flatMap(({ reasons }) => reasons.map(({ code }) => code));
  const actions = listRegisters().flatMap(({ actions }) => [...actions]);
  const objectStatements = filesUnder(join(ROOT, 'src/engines/identifiers'), /-match\.ts$/)
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\.say\(\s*'([a-z.-]+)'/g)])
    .map(([, code]) => code!);
  test.each<[string, readonly string[], string]>([
    ['purposes', PURPOSES, ''],
    ['handlingCodes', HANDLING_CODES, ''],
    ['sourceGrades', SOURCE_GRADES, ''],
    ['informationGrades', INFORMATION_GRADES, ''],
    ['registerKinds', REGISTER_KINDS, ''],
    ['agencyFunctions', AGENCY_FUNCTIONS, ''],
    ['roles', ROLES, ''],
    ['rights', RIGHTS.map((right) => right.replace(':', '-')), ''],
    ['warnings', WARNINGS, ''],
    ['recordStatuses', RECORD_STATUSES, ''],
    ['signIn.methods', SIGN_IN_METHODS, ''],
    ['reasons', reasons, ''],
    ['actions', actions, ''],
    ['problems', Object.keys(PROBLEM_KINDS), '.title'],
    ['problems', Object.keys(PROBLEM_KINDS), '.do'],
    ['statements', Object.keys(STATEMENTS), ''],
    ['statements', objectStatements, ''],
    ['measures', MEASURES, ''],
    ['offences', OFFENCES, ''],
    ['dataCategories', DATA_CATEGORIES, ''],
    ['instrumentKinds', INSTRUMENT_KINDS, ''],
    ['factGrades', GRADES, ''],
    ['acts', ACTS, ''],
    ['legalConditions', Object.keys(CONDITIONS), ''],
    ['basisSaid', Object.keys(SENTENCES).filter((code) => !TEXTS_OF_THE_REGISTER.has(code)), ''],
    ['faults', Object.keys(FAULTS), ''],
    ['healthFound', HEALTH_CODES, ''],
    ['auditFaults', AUDIT_FAULTS, ''],
  ])('%s', (family, codes, tail) => {
    expect(codes.length).toBeGreaterThan(0);
    expect([...new Set(codes)].map((code) => `${family}.${code}${tail}`).filter((key) => !known.has(key))).toEqual([]);
  });
});

test('there are no words for faults that the node does not know', () => {
  const told = [...bases(english)].filter((key) => key.startsWith('faults.')).map((key) => key.slice('faults.'.length));
  expect(told.filter((code) => code !== 'allowed').sort()).toEqual(Object.keys(FAULTS).sort());
});

test('the words of a fault take the values that come with it', () => {
  const places = (text: string, mark: RegExp): string[] => [...text.matchAll(mark)].map(([, name]) => name!).sort();
  for (const [code, sentence] of Object.entries(FAULTS)) {
    const words = english.get(`faults.${code}`) ?? '';
    expect([code, places(words, /\{\{\s*(\w+)/g)]).toEqual([code, places(sentence, /\{(\w+)\}/g)]);
  }
});

test('every kind of problem has a page in the help, and no page stands for a kind that is gone', () => {
  expect([...PROBLEM_NAMES].sort()).toEqual([...Object.keys(PROBLEM_KINDS), ...BROWSER_PROBLEMS].sort());
});

test('a sentence of the legal basis asks for no value that the node does not send with it', () => {
  const wrong = Object.entries(SENTENCES).flatMap(([code, sentence]) => {
    const sent = new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    const asked = [...(english.get(`basisSaid.${code}`) ?? '').matchAll(/\{\{(\w+)/g)].map(([, name]) => name!);
    return asked.filter((name) => !sent.has(name)).map((name) => `${code}: ${name}`);
  });
  expect(wrong).toEqual([]);
});

test('in French no line begins with a sign, nor ends with an opening quotation mark', () => {
  const fr = bindSigns(readFileSync(join(ROOT, 'web/src/languages/fr.json'), 'utf8'));
  expect(fr).not.toMatch(/ [:;?!%»]|« /);
  expect(bindSigns('Vraiment ? « Oui » : 5 %')).toBe('Vraiment\u00a0? «\u00a0Oui\u00a0»\u00a0: 5\u00a0%');
  // Nothing else of the file is touched.
  expect(JSON.stringify(JSON.parse(fr)).replaceAll('\u00a0', ' ')).toBe(
    JSON.stringify(JSON.parse(readFileSync(join(ROOT, 'web/src/languages/fr.json'), 'utf8'))),
  );
});
