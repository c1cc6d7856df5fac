import { recordedDocumentKeys } from '../../../engines/identifiers/keys.ts';
import type { RegisterDeclaration } from '../register.ts';
import { OrganisationSubject } from '../registers.schema.ts';
import { OBJECT_COMPATIBILITY, SANCTIONS } from './object-reasons.ts';
import { checkNamesOfThings, writtenName } from './person.ts';

/** Companies, groups and other bodies, as sanctions lists name them. */
export const organisation: RegisterDeclaration<OrganisationSubject> = {
  kind: 'organisation',
  schema: OrganisationSubject,
  reasons: [
    SANCTIONS,
    { code: 'organisation-of-interest', action: 'tell-owner', reviewMonths: 60, source: 'INTERPOL RPD Art. 47' },
  ],
  actions: ['apply-sanctions', 'tell-owner', 'none'],
  title: ({ names }) => writtenName(names[0]!),
  check: ({ names }) => checkNamesOfThings(names),
  face: (subject) => ({
    organisation: { names: subject.names, nationalities: subject.countries },
    keys: (subject.identifiers ?? []).flatMap((identifier) => recordedDocumentKeys(identifier).map(({ key }) => key)),
  }),
  sameSubject: () => [], // a name alone cannot tell two bodies apart
  ...OBJECT_COMPATIBILITY,
};
