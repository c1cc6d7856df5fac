/** The whole HTTP contract of the domain, in four parts by what they speak of. */
export * from './desk.schema.ts';
export * from './draft.schema.ts';
export * from './message.schema.ts';
export * from './steps.schema.ts';
