import { vesselKeys } from '../../../engines/identifiers/craft-keys.ts';
import type { RegisterDeclaration } from '../register.ts';
import { VesselSubject } from '../registers.schema.ts';
import { CHECK_REASONS } from './check-reasons.ts';
import { OBJECT_ACTIONS, OBJECT_COMPATIBILITY, SANCTIONS, seizure } from './object-reasons.ts';
import { checkNamesOfThings, writtenName } from './person.ts';

/** Boats and ships (SIS Art. 38(2)(e); sanctions lists). */
export const vessel: RegisterDeclaration<VesselSubject> = {
  kind: 'vessel',
  schema: VesselSubject,
  reasons: [
    seizure('stolen', 'Art. 38(2)(e)'),
    seizure('misappropriated', 'Art. 38(2)(e)'),
    SANCTIONS,
    ...CHECK_REASONS,
  ],
  actions: OBJECT_ACTIONS,
  title: ({ names, flag }) => [writtenName(names[0]!), flag].filter(Boolean).join(' · '),
  check: ({ names }) => checkNamesOfThings(names),
  face: (subject) => ({
    organisation: { names: subject.names, nationalities: subject.flag ? [subject.flag] : undefined },
    keys: vesselKeys(subject),
  }),
  sameSubject: ({ imo }) => (imo ? [`imo|${imo.replace(/\D/g, '')}`] : []),
  ...OBJECT_COMPATIBILITY,
};
