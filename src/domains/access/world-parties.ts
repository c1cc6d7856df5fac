import { createRequire } from 'node:module';
import { LANGUAGES, type Language } from '../../kernel/codes.ts';
import type { Party } from './party.ts';

// The package's own files are JSON without types.
const read = createRequire(import.meta.url);
const alpha3Of = (read('i18n-iso-countries') as { getAlpha2Codes(): Record<string, string> }).getAlpha2Codes();
const numericOf = (read('i18n-iso-countries') as { alpha2ToNumeric(code: string): string | undefined }).alpha2ToNumeric;

type Names = Readonly<Record<Language, string>>;

const SOURCE = 'ISO 3166-1 by i18n-iso-countries 7.14.0';
const AS_OF = '2025-07-17';

/** Places with a code of their own that another country answers for abroad. */
const TERRITORIES = new Set(
  (
    'AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU ' +
    'PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT'
  ).split(' '),
);

const WITHOUT_PREJUDICE = 'This designation is without prejudice to positions on status.';

/** Where the package's code or names would take a side, or differ from what documents carry. */
const STATUS_NEUTRAL: Readonly<
  Record<string, { code?: string; names?: Names; note: string; documentCodes?: readonly string[] }>
> = {
  XK: {
    // XKX is the code in use for Kosovo outside ISO 3166-1, which has none.
    code: 'XKX',
    note: 'This designation is without prejudice to positions on status, and is in line with UN Security Council Resolution 1244 (1999) and the ICJ Opinion on the Kosovo declaration of independence.',
    documentCodes: ['RKS', 'UNK'],
  },
  PS: {
    names: {
      en: 'Palestine',
      fr: 'Palestine',
      es: 'Palestina',
      ar: 'فلسطين',
      ru: 'Палестина',
      vi: 'Palestine',
      tr: 'Filistin',
      sq: 'Palestina',
    },
    note: WITHOUT_PREJUDICE,
  },
  TW: {
    names: {
      en: 'Taiwan',
      fr: 'Taïwan',
      es: 'Taiwán',
      ar: 'تايوان',
      ru: 'Тайвань',
      vi: 'Đài Loan',
      tr: 'Tayvan',
      sq: 'Tajvan',
    },
    note: WITHOUT_PREJUDICE,
  },
  EH: { note: WITHOUT_PREJUDICE },
};

/** ICAO Doc 9303 part 3 section 5: letters on travel documents that differ from ISO 3166-1. */
const DOCUMENT_CODES: Readonly<Record<string, readonly string[]>> = {
  DE: ['D'],
  GB: ['GBD', 'GBN', 'GBO', 'GBP', 'GBS'],
};

const ORGANISATIONS: readonly { code: string; names: Names; documentCodes: readonly string[] }[] = [
  {
    code: 'EU',
    documentCodes: ['EUE'],
    names: {
      en: 'European Union',
      fr: 'Union européenne',
      es: 'Unión Europea',
      ar: 'الاتحاد الأوروبي',
      ru: 'Европейский союз',
      vi: 'Liên minh châu Âu',
      tr: 'Avrupa Birliği',
      sq: 'Bashkimi Evropian',
    },
  },
  {
    code: 'EUROPOL',
    documentCodes: [],
    names: {
      en: 'Europol',
      fr: 'Europol',
      es: 'Europol',
      ar: 'اليوروبول',
      ru: 'Европол',
      vi: 'Europol',
      tr: 'Europol',
      sq: 'Europol',
    },
  },
  {
    code: 'INTERPOL',
    documentCodes: ['XPO'],
    names: {
      en: 'INTERPOL',
      fr: 'INTERPOL',
      es: 'INTERPOL',
      ar: 'الإنتربول',
      ru: 'Интерпол',
      vi: 'INTERPOL',
      tr: 'INTERPOL',
      sq: 'INTERPOL',
    },
  },
  {
    code: 'UN',
    documentCodes: ['UNO', 'UNA'],
    names: {
      en: 'United Nations',
      fr: 'Nations Unies',
      es: 'Naciones Unidas',
      ar: 'الأمم المتحدة',
      ru: 'Организация Объединённых Наций',
      vi: 'Liên Hợp Quốc',
      tr: 'Birleşmiş Milletler',
      sq: 'Kombet e Bashkuara',
    },
  },
  {
    code: 'WCO',
    documentCodes: [],
    names: {
      en: 'World Customs Organization',
      fr: 'Organisation mondiale des douanes',
      es: 'Organización Mundial de Aduanas',
      ar: 'منظمة الجمارك العالمية',
      ru: 'Всемирная таможенная организация',
      vi: 'Tổ chức Hải quan Thế giới',
      tr: 'Dünya Gümrük Örgütü',
      sq: 'Organizata Botërore e Doganave',
    },
  },
];

function namesIn(language: Language): Record<string, string | string[]> {
  return (read(`i18n-iso-countries/langs/${language}.json`) as { countries: Record<string, string | string[]> })
    .countries;
}

/** All countries and territories of ISO 3166-1, Kosovo, and the organisations officers work with, each in eight languages. */
export function worldParties(): Party[] {
  const names = new Map(LANGUAGES.map((language) => [language, namesIn(language)]));
  const countries = Object.entries(alpha3Of).map(([alpha2, alpha3]): Party => {
    const special = STATUS_NEUTRAL[alpha2];
    const given = LANGUAGES.map((language) => {
      const name = names.get(language)![alpha2];
      return [language, (Array.isArray(name) ? name[0] : name) ?? alpha3];
    });
    return {
      code: special?.code ?? alpha3,
      kind: TERRITORIES.has(alpha2) ? 'territory' : 'country',
      names: special?.names ?? Object.fromEntries(given),
      note: special?.note ?? null,
      isoAlpha2: special?.code ? null : alpha2,
      isoNumeric: special?.code ? null : (numericOf(alpha2) ?? null),
      documentCodes: special?.documentCodes ?? DOCUMENT_CODES[alpha2] ?? [],
      invented: false,
      source: SOURCE,
      asOf: AS_OF,
    };
  });
  const organisations = ORGANISATIONS.map(({ code, names, documentCodes }): Party => {
    const rest = {
      note: null,
      isoAlpha2: null,
      isoNumeric: null,
      invented: false,
      source: 'the organisation itself',
      asOf: AS_OF,
    };
    return { code, kind: 'organisation', names, documentCodes, ...rest };
  });
  return [...countries, ...organisations];
}
