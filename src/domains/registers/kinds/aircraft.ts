import { aircraftKeys } from '../../../engines/identifiers/craft-keys.ts';
import { fieldFault } from '../../../kernel/problem.ts';
import type { RegisterDeclaration } from '../register.ts';
import { AircraftSubject } from '../registers.schema.ts';
import { CHECK_REASONS } from './check-reasons.ts';
import { OBJECT_ACTIONS, OBJECT_COMPATIBILITY, SANCTIONS, seizure } from './object-reasons.ts';

/** Aircraft (SIS Art. 38(2)(h); sanctions lists). */
export const aircraft: RegisterDeclaration<AircraftSubject> = {
  kind: 'aircraft',
  schema: AircraftSubject,
  reasons: [
    seizure('stolen', 'Art. 38(2)(h)'),
    seizure('misappropriated', 'Art. 38(2)(h)'),
    SANCTIONS,
    ...CHECK_REASONS,
  ],
  actions: OBJECT_ACTIONS,
  title: ({ registration, serial, model }) => [registration, serial, model].filter(Boolean).join(' '),
  check: ({ registration, serial }) =>
    registration || serial ? [] : [fieldFault('/subject/registration', 'registration-or-serial')],
  face: (subject) => ({ keys: aircraftKeys(subject) }),
  sameSubject: ({ registration }) =>
    registration ? [`aircraft|${registration.toUpperCase().replace(/[^A-Z0-9]/g, '')}`] : [],
  ...OBJECT_COMPATIBILITY,
};
