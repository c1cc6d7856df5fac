/** The whole HTTP contract of the domain, in four parts by what they speak of. */
export * from './desk.schema.ts';
export * from './draft.schema.ts';
export {
  CHARACTERS,
  DELIVERY_STATES,
  FEEDBACK_KINDS,
  isAsking,
  LINKS,
  MESSAGE_KINDS,
  OUTCOMES,
  REASONS_TO_BELIEVE,
  REFUSAL_CODES,
  REJECTION_GROUNDS,
  SUBJECT_ROLES,
  URGENCY_GROUNDS,
  WANTED,
} from './exchange.ts';
export * from './message.schema.ts';
export * from './steps.schema.ts';
