import { canonicalDocumentNumber } from '../../../engines/identifiers/document-number.ts';
import { recordedDocumentKeys } from '../../../engines/identifiers/keys.ts';
import { partyOfIssuer } from '../../../kernel/countries.ts';
import { faultSentence } from '../../../kernel/faults.ts';
import { type FieldFault, fieldFault } from '../../../kernel/problem.ts';
import type { RegisterDeclaration } from '../register.ts';
import { TravelDocumentSubject } from '../registers.schema.ts';
import { CHECK_REASONS } from './check-reasons.ts';
import { OBJECT_ACTIONS, OBJECT_COMPATIBILITY, seizure } from './object-reasons.ts';

/** Stolen, lost, revoked and stolen-blank travel documents (INTERPOL SLTD; SIS Art. 38(2)(k) and (l)). */
export const travelDocument: RegisterDeclaration<TravelDocumentSubject> = {
  kind: 'travel-document',
  schema: TravelDocumentSubject,
  reasons: [
    seizure('stolen-blank', 'Art. 38(2)(k)'),
    seizure('stolen', 'Art. 38(2)(l)'),
    seizure('lost', 'Art. 38(2)(l)'),
    seizure('misappropriated', 'Art. 38(2)(l)'),
    seizure('false', 'Art. 38(2)(l)'),
    { ...seizure('revoked', 'Art. 38(2)(l)'), category: 'invalidated-document' },
    { ...seizure('invalidated', 'Art. 38(2)(l)'), category: 'invalidated-document' },
    seizure('evidence', 'Art. 38(2)(l)', 'secure-evidence'),
    ...CHECK_REASONS,
  ],
  actions: OBJECT_ACTIONS,
  title: ({ number, issuer }) => `${issuer} ${number}`,
  check({ number, issuedOn, expiresOn }) {
    const faults: FieldFault[] = [];
    if (canonicalDocumentNumber(number).length < 3) {
      faults.push(fieldFault('/subject/number', 'document-number-short'));
    }
    if (issuedOn && expiresOn && issuedOn > expiresOn) {
      faults.push(fieldFault('/subject/expiresOn', 'expires-before-issued'));
    }
    return faults;
  },
  face: (subject) => ({ keys: recordedDocumentKeys(subject).map(({ key }) => key) }),
  sameSubject: ({ number, issuer }) => [`document|${partyOfIssuer(issuer)}|${canonicalDocumentNumber(number)}`],
  // Only the issuing country may add a document (INTERPOL SLTD rules).
  mayReport(officer, { issuer }) {
    if (partyOfIssuer(issuer) === officer.agency.party) return undefined;
    return {
      problem: 'not-the-issuing-state',
      detail: faultSentence('issuer-only', { issuer }),
      fault: { code: 'issuer-only', values: { issuer } },
    };
  },
  ...OBJECT_COMPATIBILITY,
};
