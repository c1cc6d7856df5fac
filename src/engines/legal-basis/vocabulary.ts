/** The kinds of help one authority may ask of another; the articles that allow each are in the instruments. */
export const MEASURES = [
  'spontaneous-information',
  'request-information',
  'mutual-legal-assistance',
  'extradition',
  'joint-investigation',
  'controlled-delivery',
  'undercover',
  'surveillance',
  'confiscation',
  'firearm-trace',
  'customs-assistance',
  'training',
  'liaison',
  'transfer-of-proceedings',
  'service-of-documents',
  'video-hearing',
] as const;
export type Measure = (typeof MEASURES)[number];

/** The common taxonomy of offences. `other-serious` is any other offence punishable by four years or more (UNTOC Art. 2(b)). */
export const OFFENCES = [
  'drug-trafficking',
  'firearms-trafficking',
  'trafficking-in-persons',
  'migrant-smuggling',
  'money-laundering',
  'corruption',
  'cybercrime',
  'wildlife-trafficking',
  'cultural-property',
  'tobacco-smuggling',
  'customs-fraud',
  'terrorism',
  'participation-in-organised-group',
  'other-serious',
] as const;
export type Offence = (typeof OFFENCES)[number];

/** From the least to the most protected: an instrument that allows one category allows those before it. */
export const DATA_CATEGORIES = ['strategic', 'personal', 'special'] as const;
export type DataCategory = (typeof DATA_CATEGORIES)[number];

export const INSTRUMENT_KINDS = [
  'convention',
  'protocol',
  'framework-decision',
  'directive',
  'regulation',
  'bilateral-treaty',
  'operational-agreement',
  'strategic-agreement',
  'working-arrangement',
  'memorandum',
  'membership',
  'domestic-law',
  'reciprocity',
] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/** How good the source of a fact is, best first. */
export const GRADES = ['treaty-text', 'depositary', 'secondary', 'unverified'] as const;
export type Grade = (typeof GRADES)[number];

/** Why an instrument does not carry the request. */
export const REFUSAL_CODES = [
  'not-a-party',
  'signed-only',
  'not-yet-in-force',
  'date-unknown',
  'contradictory-sources',
  'withdrawn',
  'ended',
  'parent-not-in-force',
  'replaced',
  'not-between-these-two',
  'other-party-asked',
  'measure-not-covered',
  'offence-not-covered',
  'below-threshold',
  'strategic-only',
  'data-not-allowed',
  'reservation',
  'condition-not-met',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** What the asking or the asked side has to promise or to check. */
export const CONDITIONS = {
  speciality:
    'Speciality: use the information only for the purpose stated in the request; any other use needs prior consent.',
  'surrender-speciality':
    'Speciality: the surrendered person answers only for what the surrender was granted for; anything else done before needs consent.',
  'own-nationals':
    'Own nationals: the asked party may refuse to surrender its own nationals; it then puts the case before its own authorities.',
  'political-or-military-offence':
    'Political and military offences are excluded, and requests made to punish for race, religion, nationality or opinion.',
  confidentiality: 'Confidentiality: keep the request and the information confidential as far as the sender asks.',
  'onward-consent': 'Onward consent: passing it on to a third country or agency needs the prior consent of the sender.',
  retention: 'Retention: keep it no longer than the sender or the instrument allows, and review the need to keep it.',
  'dual-criminality': 'Dual criminality: the act must be an offence in both countries.',
  'death-penalty-assurance':
    'Death penalty: where the offence may carry it, an assurance that it is not imposed or not carried out may be required.',
  'human-rights':
    'Human rights: refused where there are substantial grounds to fear persecution, torture or a flagrantly unfair trial.',
  'domestic-law': 'Domestic law: only as far as the domestic law of the asked party allows.',
  'written-request': 'In writing by the central authority; in urgent cases orally, confirmed in writing at once.',
  'transnational-group': 'The offence must be transnational in nature and involve an organised criminal group.',
  'serious-crime-4-years': 'The offence must be punishable by a maximum deprivation of liberty of at least four years.',
  'threshold-1-year': 'The offence must be punishable by deprivation of liberty for a maximum of at least one year.',
  'proceeds-of-convention-offences': 'Only for the laundering of proceeds of the offences this instrument names.',
  'electronic-evidence': 'For offences other than those it names: only to collect evidence in electronic form.',
  'case-by-case-agreement': 'Needs an agreement or arrangement of both sides, for this case or in general.',
  'all-jurisdictions-consent': 'Every country through which the consignment passes must consent.',
  'convention-as-basis':
    'The asked party must accept the Convention as legal basis for extradition, or extradite without a treaty; its notification is not in the register.',
  'basis-notified': 'The asked party has notified that it takes the Convention as legal basis for extradition.',
  'basis-by-reciprocity':
    'The asked party takes the Convention as legal basis for extradition only towards a party that does the same.',
  'fiscal-offence':
    'A fiscal or customs offence: extraditable only where the parties have so decided or are bound by a later protocol.',
  'no-political-matter': 'No matter of a predominantly political, military, religious or racial character.',
  'no-identified-person': 'No data that relate to an identified or identifiable person.',
  'data-transfer':
    'Data protection: one side is bound by Directive (EU) 2016/680, the other is outside; sending personal data also needs an adequacy decision, safeguards in a binding text (this one may hold them) or an exception for the single case (Art. 35-38).',
  'necessary-only': 'Data of a special category only where strictly necessary and with additional safeguards.',
  'trace-as-information': 'Asked as a request for information: the instrument has no rule of its own on tracing.',
  'reciprocity-assurance': 'Reciprocity: the asking party must assure that it would answer a like request.',
  'via-liaison-office': 'Through the office named as channel, which decides whether it forwards the request.',
  'not-evidence':
    'For intelligence only; use as evidence in court needs consent or a request for mutual legal assistance.',
} as const;
export type ConditionCode = keyof typeof CONDITIONS;

/** What the asked party can declare to answer a condition that the text leaves open: it takes that one's place. */
export const ANSWERS: Readonly<Partial<Record<ConditionCode, ConditionCode>>> = {
  'basis-notified': 'convention-as-basis',
  'basis-by-reciprocity': 'convention-as-basis',
};

/** Answers given only to a party that does the same. */
export const IN_RETURN: ReadonlySet<ConditionCode> = new Set(['basis-by-reciprocity']);

/** Is this word one of the list? */
export function isOneOf<const T extends readonly string[]>(list: T, word: string): word is T[number] {
  return list.includes(word);
}

/** Does an instrument that allows up to `allowed` allow `asked`? */
export function dataAllowed(allowed: DataCategory, asked: DataCategory): boolean {
  return DATA_CATEGORIES.indexOf(asked) <= DATA_CATEGORIES.indexOf(allowed);
}
