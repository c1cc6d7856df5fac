import { parse } from 'csv-parse/sync';
import type { Source } from '../../../engines/legal-basis/instrument.ts';
import type { AgreementRow } from './agreements.ts';
import { AGREEMENT_COLUMNS } from './agreements.ts';
import { partyByName } from './party-names.ts';

/** Agreement rows drawn from a list, with their sources and what could not be read. */
export interface DrawnAgreements {
  readonly rows: readonly AgreementRow[];
  readonly sources: readonly Source[];
  readonly skipped: readonly string[];
}

const POLICE_MEASURES = 'spontaneous-information request-information firearm-trace training liaison';
const STRATEGIC_MEASURES = 'spontaneous-information request-information training liaison';
const ASSISTANCE = 'mutual-legal-assistance service-of-documents';

/**
 * Operational agreements could be concluded under Europol's old law only; since 1 May 2017 (Regulation 2016/794, Art. 25(1)(c))
 * no more. An undated list that names one therefore attests it from the end of that year, which leaves room for entry into force.
 */
const OLD_LAW_ENDED = '2017-12-31';

const SUBJECTS: Readonly<Record<string, Partial<AgreementRow> & { slug: string }>> = {
  'operational agreement': {
    slug: '',
    kind: 'operational-agreement',
    measures: POLICE_MEASURES,
    data: 'personal',
    offences: '*',
  },
  'strategic agreement': {
    slug: '',
    kind: 'strategic-agreement',
    measures: STRATEGIC_MEASURES,
    data: 'strategic',
    offences: '*',
  },
  'working arrangement': {
    slug: '',
    kind: 'working-arrangement',
    measures: POLICE_MEASURES,
    data: 'strategic',
    offences: '*',
    caution: 'a working arrangement is not an operational agreement: no personal data rest on it.',
  },
  'agreement allowing operational personal data': {
    slug: '',
    kind: 'operational-agreement',
    measures: 'spontaneous-information request-information joint-investigation liaison',
    data: 'personal',
    offences: '*',
  },
  extradition: {
    slug: 'extradition',
    kind: 'bilateral-treaty',
    measures: 'extradition',
    data: 'personal',
    offences: '*',
  },
  'legal assistance (civil and criminal)': {
    slug: 'legal-assistance',
    kind: 'bilateral-treaty',
    measures: `${ASSISTANCE} extradition`,
    data: 'personal',
    offences: '*',
  },
  'legal assistance in civil and criminal matters': {
    slug: 'legal-assistance',
    kind: 'bilateral-treaty',
    measures: ASSISTANCE,
    data: 'personal',
    offences: '*',
  },
  'mutual legal assistance in criminal matters': {
    slug: 'mla',
    kind: 'bilateral-treaty',
    measures: ASSISTANCE,
    data: 'special',
    offences: '*',
  },
  'mutual assistance in criminal matters': {
    slug: 'mla',
    kind: 'bilateral-treaty',
    measures: ASSISTANCE,
    data: 'special',
    offences: '*',
  },
  'legal cooperation': {
    slug: 'legal-cooperation',
    kind: 'bilateral-treaty',
    measures: ASSISTANCE,
    data: 'personal',
    offences: '*',
  },
};

const CHANNELS: Readonly<Record<string, [channel: string, authority: string]>> = {
  EUROPOL: [
    'SIENA, through the contact point named in the agreement',
    'Europol; on the other side the national contact point',
  ],
  EUROJUST: ['the contact point or liaison prosecutor at Eurojust', 'Eurojust; on the other side the contact point'],
  extradition: ['diplomatic channel, unless the treaty says otherwise', 'central authority of the asked party'],
  assistance: ['between central authorities, unless the treaty says otherwise', 'central authority of the asked party'],
};

/** Reads agency agreements and bilateral treaties. Rows that need more than a line are written by hand elsewhere. */
export function readBilateralFacts(csv: string): DrawnAgreements {
  const byCode = new Map<string, AgreementRow>();
  const sources = new Map<string, Source>();
  const skipped: string[] = [];
  for (const line of parse(csv, { columns: true }) as Record<string, string>[]) {
    const subject = SUBJECTS[line.subject ?? ''];
    const a = partyByName(line.party_a ?? '');
    const b = partyByName(line.party_b ?? '');
    const source = sourceOf(line.source ?? '');
    sources.set(source.id, source);
    if (subject === undefined || a === undefined || b === undefined) {
      skipped.push(`written by hand or not an agreement: ${line.party_a}, ${line.party_b}, ${line.subject}`);
      continue;
    }
    const signed = firstDate(line.signed);
    const inForce = firstDate(line.in_force);
    const onlyAuthorised = (line.signed ?? '').includes('authority to sign');
    const agency = a === 'EUROPOL' || a === 'EUROJUST';
    const listed = agency && signed === '' && inForce === '';
    const code = codeOf(a, b, subject.slug, agency, line);
    const [channel, authority] = CHANNELS[agency ? a : subject.slug === 'extradition' ? 'extradition' : 'assistance']!;
    const { slug: _slug, ...fixed } = subject;
    const at = (date: string) => (date === '' ? '' : `${date}@${source.id}`);
    const row: AgreementRow = {
      ...blank(),
      ...(fixed as Partial<AgreementRow>),
      code,
      title: titleOf(line, subject),
      a,
      b,
      signed: at(signed),
      in_force: at(inForce),
      attested: listed ? `${a === 'EUROJUST' ? '2020-11-19' : OLD_LAW_ENDED}@${source.id}` : '',
      channel,
      authority,
      source: source.id,
      caution: onlyAuthorised
        ? 'signing was reported; only the year of the authority to sign is known.'
        : (fixed.caution ?? ''),
    };
    const before = byCode.get(code);
    byCode.set(code, before === undefined ? row : merge(before, row));
  }
  return { rows: [...byCode.values()], sources: [...sources.values()], skipped };
}

/** Two rows about one agreement: their dates are joined, each with its source. */
function merge(a: AgreementRow, b: AgreementRow): AgreementRow {
  const join = (column: 'signed' | 'in_force' | 'attested') => [a[column], b[column]].filter((t) => t !== '').join(' ');
  return { ...a, signed: join('signed'), in_force: join('in_force'), attested: join('attested') };
}

function codeOf(a: string, b: string, slug: string, agency: boolean, line: Record<string, string>): string {
  if (agency) {
    const year = a === 'EUROPOL' && line.subject === 'working arrangement' ? `-${line.signed!.slice(0, 4)}` : '';
    return `${a}-${b}${year}`.toLowerCase();
  }
  const year = /\d{4}/.exec(`${line.signed} ${line.in_force}`)?.[0];
  return `${a}-${b}-${slug}${year === undefined ? '' : `-${year}`}`.toLowerCase();
}

function titleOf(line: Record<string, string>, { kind }: Partial<AgreementRow>): string {
  const subject = line.subject!;
  const what = kind === 'bilateral-treaty' ? `treaty on ${subject}` : subject;
  return `${line.party_a}–${line.party_b} ${what}`;
}

function firstDate(text: string | undefined): string {
  return /^\d{4}(-\d{2}(-\d{2})?)?/.exec(text ?? '')?.[0] ?? '';
}

function sourceOf(reference: string): Source {
  const host = reference.replace(/^https?:\/\//, '').split(/[/ ;,]/)[0] || 'unnamed';
  const partnerList = reference.startsWith('pilgerdesigns');
  const id = partnerList
    ? 'europol-partner-list'
    : reference.startsWith('COM(2020)')
      ? 'com-2020-743'
      : `agreements-${host.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return {
    id,
    title: partnerList ? 'Copy of the list of partners of Europol (undated)' : `Agreements, ${reference}`,
    reference,
    licence: 'facts',
    asOf: partnerList ? '2017-12-31' : id === 'com-2020-743' ? '2020-11-19' : '2024-12-31',
    grade: 'secondary',
  };
}

function blank(): AgreementRow {
  return Object.fromEntries(AGREEMENT_COLUMNS.map((c) => [c, ''])) as AgreementRow;
}

/** Reads the treaties of the United States on extradition (dated) and on legal assistance (undated: attested only on the day of reading). */
export function readUnitedStatesTreaties(extradition: string, assistance: string): DrawnAgreements {
  const rows: AgreementRow[] = [];
  const skipped: string[] = [];
  const sources: Source[] = [
    {
      id: 'us-extradition-list',
      title: 'List of United States extradition treaties, about 2016 (Albania to Cuba only)',
      reference: 'https://en.wikipedia.org/wiki/List_of_United_States_extradition_treaties',
      licence: 'CC BY-SA 4.0, Wikipedia contributors',
      asOf: '2016-12-31',
      grade: 'secondary',
    },
    {
      id: 'us-mlat-list',
      title: 'List of United States treaties on mutual legal assistance (undated)',
      reference: 'http://www.expatintelligence.com/mutual-legal-assistance-treaties.shtml',
      licence: 'facts',
      asOf: '2026-05-17',
      grade: 'secondary',
    },
  ];
  for (const line of parse(extradition, { columns: true }) as Record<string, string>[]) {
    const b = partyByName(line.country ?? '');
    // A protocol changes the treaty beside it and carries no request of its own.
    if (b === undefined || /\(protocol\)/.test(line.country ?? '')) {
      skipped.push(`extradition with the United States: ${line.country}`);
      continue;
    }
    const inForce = line.entry_into_force ?? '';
    rows.push({
      ...blank(),
      code: `usa-${b.toLowerCase()}-extradition-${(line.signed ?? '').slice(0, 4)}`,
      kind: 'bilateral-treaty',
      title: `United States–${line.country} treaty on extradition`,
      a: 'USA',
      b,
      signed: line.signed ?? '',
      in_force: inForce,
      offences: '*',
      measures: 'extradition',
      data: 'personal',
      channel: 'diplomatic channel',
      authority: 'ministry of foreign affairs, then the ministry of justice',
      source: 'us-extradition-list',
    });
  }
  for (const line of parse(assistance, { columns: true }) as Record<string, string>[]) {
    const b = partyByName(line.partner ?? '');
    if (b === undefined || line.status !== 'in force') {
      skipped.push(`legal assistance with the United States: ${line.partner} (${line.status})`);
      continue;
    }
    const year = /in force (\d{4})/.exec(line.note ?? '')?.[1];
    rows.push({
      ...blank(),
      code: `usa-${b.toLowerCase()}-mla`,
      kind: 'bilateral-treaty',
      title: `United States–${line.partner} treaty on mutual legal assistance`,
      a: 'USA',
      b,
      in_force: year ?? '',
      attested: year === undefined ? '2026-05-17' : '',
      offences: '*',
      measures: ASSISTANCE,
      data: 'special',
      channel: 'between central authorities',
      authority: 'central authority of the asked party',
      source: 'us-mlat-list',
      caution: '',
    });
  }
  return { rows, sources, skipped };
}
