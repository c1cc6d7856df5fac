/** Plain rules, which the screens of a search apply as well: whoever stands before a child reads them before anything else. */

/** A rule that protects somebody, shown before anything else about a hit. */
export interface ProtectiveRule {
  readonly code: string;
  readonly text: string;
}

const RULES_OF_PROTECTION: readonly (ProtectiveRule & { readonly applies: (of: Protected) => boolean })[] = [
  {
    code: 'child-first',
    text: 'A child. Bring it to safety first, keep it apart from whoever accompanies it, and call child protection.',
    applies: ({ reason, warnings }) => warnings.includes('minor') || reason.startsWith('child-'),
  },
  {
    code: 'prevent-travel',
    text: 'The person is to be kept from travelling on; tell the owner at once, who decides with its authorities.',
    applies: ({ action }) => action === 'prevent-travel',
  },
  {
    code: 'victim-not-suspect',
    text: 'A victim, not a suspect. Do not question about an offence; offer protection and medical help.',
    applies: ({ warnings }) => warnings.includes('victim'),
  },
  {
    code: 'vulnerable',
    text: 'A vulnerable person. Stay with them until somebody competent takes over.',
    applies: ({ reason, warnings }) => warnings.includes('vulnerable') || reason === 'vulnerable-person',
  },
  {
    code: 'adult-consent',
    text: 'An adult reported missing: their whereabouts are told only with their recorded consent.',
    applies: ({ reason, warnings }) => reason === 'missing-whereabouts' && !warnings.includes('minor'),
  },
  {
    code: 'missing-to-protect',
    text: 'A missing person who needs protection. Stay with them and tell the owner at once.',
    applies: ({ reason, warnings }) => reason === 'missing-to-protect' && !warnings.includes('minor'),
  },
  {
    code: 'suicidal',
    text: 'At risk of harming themselves. Do not leave them alone.',
    applies: ({ warnings }) => warnings.includes('suicidal'),
  },
];

/** What of a record says whether somebody is to be protected. */
export interface Protected {
  readonly reason: string;
  readonly action: string;
  readonly warnings: readonly string[];
}

/** The protective rules for a record, the most urgent first; none for most. */
export function protectionOf(record: Protected): ProtectiveRule[] {
  return RULES_OF_PROTECTION.filter(({ applies }) => applies(record)).map(({ code, text }) => ({ code, text }));
}
