/** The trade's words that the screens use, in the order a newcomer meets them. */
export const GLOSSARY = [
  'hit',
  'possible',
  'no-hit',
  'owner',
  'action',
  'purpose',
  'freshness',
  'review',
  'evidence',
  'grade',
  'handling',
  'ncb',
  'sirene',
  'mrz',
  'vin',
  'alias',
  'audit',
  'instrument',
  'legal-basis',
  'ratification',
  'entry-into-force',
  'channel',
  'fallback',
  'coverage',
  'speciality',
] as const;

/** Every kind of refusal and failure, those of the browser last. */
export const PROBLEM_NAMES = [
  'invalid-input',
  'sign-in-required',
  'sign-in-failed',
  'second-step-required',
  'forbidden',
  'purpose-not-allowed',
  'not-the-issuing-state',
  'legal-basis-missing',
  'not-found',
  'conflict',
  'not-compatible',
  'wrong-state',
  'idempotency-key-reused',
  'node-not-empty',
  'version-required',
  'version-outdated',
  'outside-operation',
  'consent-needed',
  'release-stopped',
  'envelope-refused',
  'too-large',
  'unsupported-format',
  'unreadable-file',
  'too-many-requests',
  'internal',
  'busy',
  'unreachable',
  'unreadable-answer',
] as const;

/** Whether a text has all the words looked for, whatever their capitals and accents. */
export function holdsWords(text: string, looked: string): boolean {
  const fold = (one: string): string => one.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const folded = fold(text);
  return fold(looked)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
