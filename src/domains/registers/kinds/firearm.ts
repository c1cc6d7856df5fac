import { canonicalCalibre } from '../../../engines/identifiers/calibres.ts';
import { makeId } from '../../../engines/identifiers/firearm-makes.ts';
import { canonicalSerial } from '../../../engines/identifiers/firearm-serial.ts';
import { recordedFirearmKeys } from '../../../engines/identifiers/keys.ts';
import { fieldFault } from '../../../kernel/problem.ts';
import type { RegisterDeclaration } from '../register.ts';
import { FirearmSubject } from '../registers.schema.ts';
import { CHECK_REASONS } from './check-reasons.ts';
import { OBJECT_ACTIONS, OBJECT_COMPATIBILITY, seizure } from './object-reasons.ts';

/** Lost, stolen, trafficked and smuggled firearms (INTERPOL iARMS; SIS Art. 38(2)(j)). */
export const firearm: RegisterDeclaration<FirearmSubject> = {
  kind: 'firearm',
  schema: FirearmSubject,
  reasons: [
    seizure('stolen', 'Art. 38(2)(j)'),
    seizure('lost', 'Art. 38(2)(j)'),
    seizure('misappropriated', 'Art. 38(2)(j)'),
    seizure('trafficked', 'Art. 38(2)(j)'),
    seizure('smuggled', 'Art. 38(2)(j)'),
    seizure('evidence', 'Art. 38(2)(j)', 'secure-evidence'),
    ...CHECK_REASONS,
  ],
  actions: OBJECT_ACTIONS,
  title: ({ make, model, calibre, serial }) => [make, model, calibre, serial].filter(Boolean).join(' ') || '—',
  check({ serial, serialObliterated, make }) {
    if (!serial && !serialObliterated) {
      return [fieldFault('/subject/serial', 'serial-or-obliterated')];
    }
    if (serial && canonicalSerial(serial).length < 4 && !make) {
      return [fieldFault('/subject/make', 'make-needed')];
    }
    return [];
  },
  face: (subject) => ({ firearm: subject, keys: recordedFirearmKeys(subject).map(({ key }) => key) }),
  // Two makes can carry one serial number, so make and calibre belong to the key (SIRENE Manual 2.2.2, note).
  sameSubject: ({ serial, make, calibre }) =>
    serial && make
      ? [`firearm|${makeId(make)}|${calibre ? canonicalCalibre(calibre) : ''}|${canonicalSerial(serial)}`]
      : [],
  ...OBJECT_COMPATIBILITY,
};
