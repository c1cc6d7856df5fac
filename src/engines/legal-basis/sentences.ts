import type { Party, PartyCode } from './instrument.ts';
import type { DataCategory, Measure, Offence } from './vocabulary.ts';

/**
 * Every sentence an answer is made of, by code. What stands in braces is a value of the sentence, so that a reader's own
 * language can be put in place of this one: `party`, `parties`, `measure`, `offence` and `data` are codes, the others are
 * said as they are; `text` is a text of the register itself.
 */
export const SENTENCES = {
  // Why an instrument does not bind the two.
  'not-a-party': '{party} is not a party',
  'not-a-member': '{party} is not a member',
  'signed-only': '{party} signed it on {day} or later, but no ratification or entry into force is in the register',
  'signed-only-both': 'signed by both on {day} or later, but no ratification or entry into force is in the register',
  'not-yet-for-party': 'for {party} it is in force only from {day}',
  'date-unknown-for-party':
    'since when it is in force for {party} is not known ({day} at the latest), and unknown is not allowed',
  'date-unknown-for-both': 'since when it is in force is not known ({day} at the latest), and unknown is not allowed',
  'sources-disagree-about-party': 'the sources disagree about {party}, and the graver reading decides',
  'party-withdrew': '{party} withdrew with effect from {day}',
  'member-left': '{party} left on {day}',
  'not-these-two': 'it binds {parties} with the others, not these two with each other',
  'by-its-convention': 'it binds only those bound by its convention, {title}',
  'convention-not-in-register': 'its convention is not in the register',
  'own-country-only': 'it serves requests made to its own country only',
  ended: 'it ended on {day}',
  'ended-because': 'it ended on {day} ({text})',
  'in-force-from': 'it is in force only from {day}',
  'in-force-day-unknown': 'it entered into force in {day}, the day is not known, and unknown is not allowed',
  'ended-in-part': '{articles} ended on {day}',
  'ended-in-part-replaced': '{articles} ended on {day}, replaced by {title}',
  'replaced-between-the-two': '{articles} replaced between the two by {title} since {day}',
  // Why its text does not serve.
  'left-to-states': '{party} has joined it, but has no courts and police of its own for {measure}',
  'measure-not-covered': 'it does not cover {measure}',
  'offence-not-covered': 'it does not cover {offence}',
  'below-threshold': 'the maximum penalty in years is {years}, and it applies from a maximum of {minimum}',
  'strategic-only': 'it is strategic only and does not allow data on an identified person',
  'data-not-allowed': 'it has no rule that allows special categories of personal data',
  reservation: '{party} declared: {text}',
  'answer-not-known': 'whether {party} answers without the same in return is not in the register',
  'answer-not-owed': '{party} may consider the request, but is not bound to answer it without the same in return',
  'condition-not-met': 'it demands what cannot be met: {condition}',
  // What the sources disagree about. In a warning `title` and, where it is one party's, `party` are said before it.
  'starts-disagree': 'sources disagree since when: {days}; the later day is counted',
  'missing-from-list': 'bound since {day} by one source, missing from the complete list of {list} of another',
  'list-against-list': 'one source lists it as party on {day}, another that claims to be complete does not',
  'listed-before-start': 'listed as party on {list}, but bound since {day} by another source; the later day is counted',
  // When a consent binds, by the instrument's own rule.
  'rule-days-after': '{number} days after the deposit (Art. {article})',
  'rule-month-after': 'on the first day of the month that follows {months} months after the deposit (Art. {article})',
  'rule-same-day': 'on the day itself ({article})',
  'rule-not-known':
    'its own rule is not in the register: a ratification counts from its day until the entry into force is entered',
  // What would close the gap.
  'step-wait': 'Wait until {title} is in force.',
  'step-wait-until': 'Ask again on or after {day}, when {title} is in force between the two.',
  'step-confirm': 'Confirm with the depositary or the text since when {title} is in force for {parties}, and enter it.',
  'step-ratify': '{parties}: ratify {title}, or enter its entry into force if it has happened.',
  'step-join': '{parties} would have to become a member: {title}.',
  'step-accede': '{parties} would have to accede to {title}.',
  'step-extend': '{party} would have to extend {title} to {parties}.',
  'step-accede-both': '{parties} would have to accede to {title} (and be bound by {convention}).',
  'step-accede-convention-first':
    '{parties} would have to accede to {convention} first, without which {title} does not bind.',
  'step-accede-own-convention-first':
    '{parties} would have to accede to its convention first, without which {title} does not bind.',
  'step-ask-less': 'Ask without any data on an identified person: {title} then serves.',
  'step-leave-out-special': 'Leave out special categories of data: {title} then serves.',
  'step-widen':
    'Agree on a text that allows {data} data in place of {title}: an operational agreement or an equal one.',
  'step-organisation-surrenders-nobody':
    'An organisation neither surrenders nor receives persons: ask the country where the person is.',
  'step-negotiate':
    '{parties} would have to sign and ratify a bilateral agreement that covers {measure} for {offence} and allows {data} data.',
  'step-route': '{text}',
  'step-reciprocity':
    'Fallback: ask {party} whether its own law answers on reciprocity without a treaty; the register does not know, so it is not counted as a basis.',
  // What the reader must know before relying on the answer.
  'warn-same-party': 'A party needs no instrument to ask itself: nothing was decided.',
  'warn-unknown-party': '{party} is no party of the register: nothing is known about it.',
  'warn-invented': '{party} is an invented country of the demonstration.',
  'warn-territory': '{party} is a territory: not every treaty extended to it by its state is in the register.',
  'warn-text': '{text}',
  'warn-before-data': '{day} lies before the data begin ({begins}): older instruments are not in the register.',
  'warn-after-data': '{day} lies after the newest source ({asOf}): what happens later is not known.',
  'warn-not-known-then': 'On {day} the register knew nothing yet.',
  'warn-stale-facts':
    '{title} ({instrument}): its facts are as of {day}; a later withdrawal or declaration would not be seen.',
  'warn-not-exact': '{title} ({instrument}): a list names the party; {day} is the latest day since when.',
  'warn-succession':
    '{title} ({instrument}): {party} is bound by succession, counted from {day}; it may reach back further.',
  'warn-caution': '{title} ({instrument}): {text}',
  'warn-unverified-facts': '{instruments}: rests on a fact that nobody has checked at its source.',
  'warn-unverified-texts': '{instruments}: articles and dates are not yet checked against the text.',
  'warn-stale-list': '{instruments}: the list of parties is as of {day}; who joined later may be missing.',
  'warn-incomplete-list': '{instrument}: the depositary counted {count} parties on {day}, the register knows {known}.',
} as const;
export type SentenceCode = keyof typeof SENTENCES;

/** The values of a sentence. */
export type SentenceValues = Readonly<Record<string, string>>;

/** A sentence as code and values, with its English text. */
export interface Said {
  readonly code: SentenceCode;
  readonly values: SentenceValues;
  readonly text: string;
}

/** Where names of parties are looked up. */
export interface Names {
  readonly parties: ReadonlyMap<PartyCode, Party>;
}

const MEASURE_WORDS: Record<Measure, string> = {
  'spontaneous-information': 'sending information without a request',
  'request-information': 'requests for information',
  'mutual-legal-assistance': 'mutual legal assistance',
  extradition: 'extradition',
  'joint-investigation': 'joint investigations',
  'controlled-delivery': 'controlled delivery',
  undercover: 'undercover operations',
  surveillance: 'surveillance',
  confiscation: 'confiscation',
  'firearm-trace': 'the tracing of firearms',
  'customs-assistance': 'customs assistance',
  training: 'training',
  liaison: 'liaison officers',
  'transfer-of-proceedings': 'the transfer of proceedings',
  'service-of-documents': 'the service of documents',
  'video-hearing': 'hearings by video',
};

const OFFENCE_WORDS: Record<Offence, string> = {
  'drug-trafficking': 'drug trafficking',
  'firearms-trafficking': 'firearms trafficking',
  'trafficking-in-persons': 'trafficking in persons',
  'migrant-smuggling': 'migrant smuggling',
  'money-laundering': 'money laundering',
  corruption: 'corruption',
  cybercrime: 'cybercrime',
  'wildlife-trafficking': 'wildlife trafficking',
  'cultural-property': 'offences against cultural property',
  'tobacco-smuggling': 'tobacco smuggling',
  'customs-fraud': 'customs fraud',
  terrorism: 'terrorism',
  'participation-in-organised-group': 'participation in an organised group',
  'other-serious': 'other serious offences',
};

const DATA_WORDS: Record<DataCategory, string> = { strategic: 'strategic', personal: 'personal', special: 'special' };

/** Says a sentence of the list with these values. */
export function say(names: Names, code: SentenceCode, values: SentenceValues = {}): Said {
  const nameOf = (party: string): string => names.parties.get(party)?.name ?? party;
  const text = SENTENCES[code].replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key] ?? '';
    switch (key) {
      case 'party':
        return nameOf(value);
      case 'parties':
        return value.split(' ').map(nameOf).join(' and ');
      case 'measure':
        return MEASURE_WORDS[value as Measure] ?? value;
      case 'offence':
        return OFFENCE_WORDS[value as Offence] ?? value;
      case 'data':
        return DATA_WORDS[value as DataCategory] ?? value;
      case 'days':
        return value.split(' ').join(' or ');
      case 'instruments':
        return value.split(' ').join(', ');
      default:
        return value;
    }
  });
  return { code, values, text };
}

/** One sentence of a title and its clauses. */
export function sentence(title: string, clauses: readonly Said[]): string {
  return `${title}: ${clauses.map((c) => c.text).join('; ')}.`;
}
