import type { PersonDescription } from '../../engines/matching/description.ts';
import { readName } from '../../engines/names/read-name.ts';
import type { PersonQuestions } from '../audit/public.ts';
import { AskedPerson, type SearchRequest } from './search.schema.ts';

/**
 * The form under which a question about a person is remembered (as a keyed hash): the folded tokens of its first name
 * in alphabetical order, and the birth date. Two spellings that fold alike are one question.
 */
export function canonicalPersonQuestion({ names, born }: PersonDescription): string {
  const tokens = readName(names[0]!).tokens.map((token) => token.text);
  return `person|${tokens.sort().join(' ')}|${born?.[0]?.on ?? ''}`;
}

/** The canonical form of any question; objects are remembered by what was typed. */
export function canonicalQuestion(subject: SearchRequest['subject'], persons: readonly PersonDescription[]): string {
  return persons[0] ? canonicalPersonQuestion(persons[0]) : JSON.stringify(subject);
}

/** For the audit, which finds again who asked about a person. */
export const personQuestions: PersonQuestions = {
  schema: AskedPerson,
  canonicalQuestion: (person) => canonicalPersonQuestion(person as PersonDescription),
};
