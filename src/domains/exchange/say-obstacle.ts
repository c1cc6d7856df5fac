/** What stands in the way of a release, in words; the web has them in every language by the same codes. */

const ARTICLE_4 = 'Directive (EU) 2023/977, Article 4';
const UNTOC_18_15 = 'UN Convention against Transnational Organized Crime, Article 18(15)';
const PRUM = 'Regulation (EU) 2024/982, Article 47';
const HOUSE = '';

type Values = Readonly<Record<string, string | number>>;

interface Wording {
  readonly source: string;
  say(values: Values): string;
}

const plain = (source: string, text: string): Wording => ({ source, say: () => text });

export const OBSTACLES = {
  'no-recipient': plain(HOUSE, 'Nobody is named who should receive this.'),
  'unknown-recipient': { source: HOUSE, say: ({ recipient }) => `No active agency has the code ${recipient}.` },
  'own-agency': plain(HOUSE, 'An agency does not write to itself.'),
  'specification-missing': plain(ARTICLE_4, 'Say what is asked for, by code and as exactly as can be.'),
  'purpose-missing': plain(ARTICLE_4, 'Say for which purpose.'),
  'facts-missing': plain(ARTICLE_4, 'Say what happened: time, place, act.'),
  'offence-missing': plain(ARTICLE_4, 'Name the offence that lies beneath.'),
  'reasons-missing': plain(ARTICLE_4, 'Say why the other side is believed to have it.'),
  'link-missing': {
    source: ARTICLE_4,
    say: ({ item }) => `Say how ${item} is tied to the purpose.`,
  },
  'urgency-ground-missing': plain(ARTICLE_4, 'Urgent needs one of the four grounds.'),
  'urgency-reasons-missing': plain(ARTICLE_4, 'Say in words why it is urgent.'),
  'reasons-text-missing': plain(ARTICLE_4, 'The reason "other" needs words.'),
  'specification-text-missing': plain(ARTICLE_4, 'What is asked for as "other" needs words.'),
  'nothing-to-say': plain(HOUSE, 'There is neither an item nor a fact in it.'),
  'reply-to-missing': plain(HOUSE, 'A reply answers a request; say which.'),
  'request-closed': { source: HOUSE, say: ({ state }) => `The request ${state}; it cannot be answered now.` },
  'outcome-missing': plain(
    'Directive (EU) 2023/977, Article 5',
    'Say what the answer brings: all, a part, or nothing found.',
  ),
  'ground-missing': plain('Directive (EU) 2023/977, Article 6', 'A refusal names its ground.'),
  'ground-text-missing': {
    source: 'Directive (EU) 2023/977, Article 6',
    say: ({ ground }) => `The ground "${ground}" needs words.`,
  },
  'partial-not-considered': plain(
    'Directive (EU) 2023/977, Article 6',
    'Before refusing, offer the part that can be given, or say why not even a part can.',
  ),
  'hit-missing': plain(HOUSE, 'A follow-up names the hit it follows.'),
  'core-data-needs-hit': plain(PRUM, 'Core data follow a match: start from the hit.'),
  'hit-not-confirmed': plain(PRUM, 'Core data are asked for when the match was confirmed by a person of its owner.'),
  'penalty-below-threshold': plain(
    PRUM,
    'Core data are asked for offences that carry at least one year; say how many this one carries.',
  ),
  'two-of-three-missing': {
    source: PRUM,
    say: ({ item }) => `${item} needs two of three: first names, family names, date of birth.`,
  },
  'beyond-core-data': { source: PRUM, say: ({ item }) => `${item} goes beyond the core data that were asked for.` },
  'case-missing': plain(HOUSE, 'A message inside a case names the case.'),
  'mla-section-missing': { source: UNTOC_18_15, say: ({ section }) => `The section "${section}" is empty.` },
  'jit-section-missing': {
    source: 'Model agreement for joint investigation teams',
    say: ({ section }) => `The section "${section}" is empty.`,
  },
  'item-kind-missing': { source: HOUSE, say: ({ item }) => `Say what ${item} is.` },
  'item-faulty': { source: HOUSE, say: ({ item, message }) => `${item}: ${message}` },
  'language-missing': { source: HOUSE, say: ({ item }) => `Say in which language ${item} is written.` },
  'grade-missing': {
    source: 'Europol, evaluation of source and information',
    say: ({ item }) => `${item} has no grade; unknown means not shareable.`,
  },
  'handling-missing': {
    source: 'Europol, handling codes',
    say: ({ item }) => `${item} has no handling code; unknown means not shareable.`,
  },
  'handling-note-missing': {
    source: 'Europol, handling codes',
    say: ({ item }) => `${item} carries H3: write the restriction.`,
  },
  'no-legal-basis': {
    source: HOUSE,
    say: ({ party, step }) => `No instrument lets us send this to ${party}.${step ? ` ${step}` : ''}`,
  },
  'instrument-not-usable': {
    source: HOUSE,
    say: ({ party, instrument }) => `${instrument} does not carry this to ${party}.`,
  },
  'ceiling-handling': {
    source: HOUSE,
    say: ({ item, recipient, handling, ceiling }) =>
      `${item} carries ${handling}; to ${recipient} nothing above ${ceiling} goes.`,
  },
  'ceiling-offence': {
    source: HOUSE,
    say: ({ offence, recipient }) => `With ${recipient} the agency exchanges nothing about ${offence}.`,
  },
  'ceiling-data': {
    source: HOUSE,
    say: ({ data, recipient, ceiling }) =>
      `It carries data of the category "${data}"; to ${recipient} nothing above "${ceiling}" goes.`,
  },
  'not-for-recipient': { source: HOUSE, say: ({ item, recipient }) => `${item} may not be known to ${recipient}.` },
  'item-not-held': { source: HOUSE, say: ({ item }) => `${item} is not, or no longer, yours to pass on.` },
  'onward-consent-missing': {
    source: 'Europol, handling code H2',
    say: ({ item, recipient, originator }) =>
      `${item} may not go on to ${recipient} without the consent of ${originator}. Ask for it.`,
  },
  victim: plain(HOUSE, 'It is about a victim. A second person decides whether it may leave.'),
  minor: plain(HOUSE, 'It is about a child, or somebody who may be one. A second person decides whether it may leave.'),
  political: plain(
    'INTERPOL Constitution, Article 3',
    'Political matter. A second person decides whether it is an ordinary crime.',
  ),
  military: plain(
    'INTERPOL Constitution, Article 3',
    'Military matter. A second person decides whether it is an ordinary crime.',
  ),
  religious: plain(
    'INTERPOL Constitution, Article 3',
    'Religious matter. A second person decides whether it is an ordinary crime.',
  ),
  racial: plain(
    'INTERPOL Constitution, Article 3',
    'Racial matter. A second person decides whether it is an ordinary crime.',
  ),
  'stop-upheld': { source: HOUSE, say: ({ stop }) => `The second person does not let it leave: ${stop}.` },
  'second-person': plain(HOUSE, 'It leaves when a second person, who did not write it, releases it.'),
  'asked-before': {
    source: HOUSE,
    say: ({ item, agency, reference, at, channel }) =>
      `${agency} asked about ${item} on ${at} (${reference}, by ${channel}). Read that answer first, or say why to ask again.`,
  },
  'own-records': {
    source: 'Directive (EU) 2023/977, Article 16',
    say: ({ item, count }) => `Our own registers hold ${count} on ${item}.`,
  },
  'refusal-likely': {
    source: 'Directive (EU) 2023/977, Article 6(1)(g)',
    say: ({ years }) => `The offence carries at most ${years} year(s): the asked side may refuse on that ground.`,
  },
  'fallback-basis': {
    source: HOUSE,
    say: ({ party, instrument }) => `To ${party} only ${instrument} serves, for want of an agreement.`,
  },
  'free-text-only': plain(
    HOUSE,
    'It is all free text: nothing in it can be compared, counted or read in another language by itself.',
  ),
} as const satisfies Record<string, Wording>;

export type ObstacleCode = keyof typeof OBSTACLES;

/** The sentence and source of an obstacle. */
export function sayObstacle(code: ObstacleCode, values: Values): { readonly text: string; readonly source: string } {
  const { source, say }: Wording = OBSTACLES[code];
  return { text: say(values), source };
}
