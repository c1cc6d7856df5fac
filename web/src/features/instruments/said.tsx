import { useTranslation } from 'react-i18next';
import type { Said } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { useNameOf } from './use-register-parties.ts';

/** A sentence as it is shown; `foreign` says that it stands in English because it is a text of the register itself. */
export interface Spoken {
  readonly text: string;
  readonly foreign: boolean;
}

// Titles stay in their own language; without these signs an Arabic sentence would tear them apart.
const isolated = (text: string): string => `\u2068${text}\u2069`;

// Days in the node's own sentences; a day within the code of a source is no day of the sentence.
const DAYS = /(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g;

// Doubts about a date name the instrument and the party before they say what is doubted.
const DOUBTS: ReadonlySet<string> = new Set([
  'starts-disagree',
  'missing-from-list',
  'list-against-list',
  'listed-before-start',
]);

/** Says what the node sends as code and values in the reader's language. */
export function useSay(): (said: Said) => Spoken {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  const word = (family: string, code: string): string =>
    i18n.exists(`${family}.${code}`) ? t(`${family}.${code}`) : code;
  const read: Readonly<Record<string, (value: string) => string>> = {
    party: nameOf,
    from: nameOf,
    to: nameOf,
    parties: (codes) => format.list(codes.split(' ').map(nameOf)),
    measure: (code) => word('measures', code),
    offence: (code) => word('offences', code),
    data: (code) => word('dataCategories', code),
    condition: (code) => word('legalConditions', code),
    act: (code) => word('acts', code),
    day: (day) => format.date(day),
    begins: (day) => format.date(day),
    asOf: (day) => format.date(day),
    list: (day) => format.date(day),
    articles: (text) => (text === 'it' || text === 'it is' ? t('basis.allOfIt') : text),
    instruments: (codes) => format.list(codes.split(' ').map(isolated)),
    days: (days) => format.list(days.split(' ').map((day) => format.date(day))),
  };
  return ({ code, values, text }) => {
    if (i18n.language === 'en') return { text: text.replace(DAYS, (day) => format.date(day)), foreign: false };
    // A text of the register about a party or a gap is known by whom or what it is about.
    const key = code === 'warn-text' ? `registerNotes.${values.about}` : `basisSaid.${code}`;
    if (!i18n.exists(key)) return { text, foreign: true };
    const shown: Record<string, string> = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, isolated(read[name]?.(value) ?? value)]),
    );
    const about = DOUBTS.has(code) ? [shown.title, shown.party].filter(Boolean).join(', ') : '';
    return { text: `${about === '' ? '' : `${about}: `}${t(key, shown)}`, foreign: false };
  };
}

/** The clauses of a reason as one sentence, begun with a capital. */
export function useSayClauses(): (clauses: readonly Said[]) => Spoken {
  const { i18n } = useTranslation();
  const say = useSay();
  return (clauses) => {
    const said = clauses.map(say);
    const text = said.map((one) => one.text).join('; ');
    const first = text.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase(i18n.language));
    return { text: `${first}.`, foreign: said.some(({ foreign }) => foreign) };
  };
}

/** One such sentence on the screen. */
export function Sentence({ said }: { said: Said }) {
  const { text, foreign } = useSay()(said);
  return foreign ? (
    <bdi lang="en" dir="ltr">
      {text}
    </bdi>
  ) : (
    text
  );
}

/** The clauses of a reason on the screen. */
export function Clauses({ clauses }: { clauses: readonly Said[] }) {
  const { text, foreign } = useSayClauses()(clauses);
  return foreign ? (
    <p lang="en" dir="ltr">
      {text}
    </p>
  ) : (
    <p>{text}</p>
  );
}

/** The title of an instrument, which stays in the language of the register. */
export function InstrumentTitle({ title }: { title: string }) {
  return (
    <bdi lang="en" dir="ltr">
      {title}
    </bdi>
  );
}

/** The standing phrases of the register, by which they are said in the reader's language. */
const STANDING: Readonly<Record<string, string>> = {
  'text not read': 'registerTexts.notRead',
  'none in the text: as soon as possible': 'registerTexts.noDeadline',
  'between central authorities': 'registerTexts.betweenCentral',
  'between central authorities, unless the treaty says otherwise': 'registerTexts.betweenCentralUnless',
  'diplomatic channel': 'registerTexts.diplomatic',
  'diplomatic channel, unless the treaty says otherwise': 'registerTexts.diplomaticUnless',
  'diplomatic channel, unless the parties have agreed on another': 'registerTexts.diplomaticUnlessAgreed',
  'SIENA, through the contact point named in the agreement': 'registerTexts.siena',
  'directly between judicial authorities': 'registerTexts.betweenJudges',
  'the contact point or liaison prosecutor at Eurojust': 'registerTexts.eurojustContact',
  'the contact points named in the agreement': 'registerTexts.contactPoints',
  'I-24/7, between National Central Bureaus': 'registerTexts.i247',
  'central authority of the asked party': 'registerTexts.centralAuthority',
  'competent authority of the asked party (UNODC directory)': 'registerTexts.competentAuthority',
  'ministry of justice of the asked party': 'registerTexts.ministryOfJustice',
  'ministry of the interior': 'registerTexts.ministryOfInterior',
  'ministry of foreign affairs, then the ministry of justice': 'registerTexts.foreignThenJustice',
  'Europol; on the other side the national contact point': 'registerTexts.europolOffice',
  'Eurojust; on the other side the contact point': 'registerTexts.eurojustOffice',
  'customs administration of the asked party': 'registerTexts.customs',
  'National Central Bureau of the asked party (Constitution, Art. 32)': 'registerTexts.ncb',
  'single point of contact of the asked party': 'registerTexts.spoc',
  none: 'registerTexts.none',
};

/** A channel, authority or deadline in the reader's language; what is written for one instrument alone stays as it is. */
export function useRegisterText(): (text: string) => Spoken {
  const { t, i18n } = useTranslation();
  return (text) => {
    if (i18n.language === 'en') return { text, foreign: false };
    const key = STANDING[text];
    return key === undefined ? { text, foreign: true } : { text: t(key), foreign: false };
  };
}

/** Such a text on the screen. */
export function RegisterText({ text }: { text: string }) {
  const said = useRegisterText()(text);
  return said.foreign ? (
    <bdi lang="en" dir="ltr">
      {said.text}
    </bdi>
  ) : (
    said.text
  );
}
