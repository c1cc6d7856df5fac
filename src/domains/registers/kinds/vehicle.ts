import { recordedVehicleKeys } from '../../../engines/identifiers/keys.ts';
import { canonicalPlate } from '../../../engines/identifiers/plate.ts';
import { readVin } from '../../../engines/identifiers/vin.ts';
import { fieldFault } from '../../../kernel/problem.ts';
import type { RegisterDeclaration } from '../register.ts';
import { VehicleSubject } from '../registers.schema.ts';
import { CHECK_REASONS } from './check-reasons.ts';
import { OBJECT_ACTIONS, OBJECT_COMPATIBILITY, seizure } from './object-reasons.ts';

/** Stolen and searched vehicles, trailers, parts and plates (INTERPOL SMV; SIS Art. 38(2)(a)–(c), (m), (p)). */
export const vehicle: RegisterDeclaration<VehicleSubject> = {
  kind: 'vehicle',
  schema: VehicleSubject,
  reasons: [
    seizure('stolen', 'Art. 38(2)(a)'),
    seizure('misappropriated', 'Art. 38(2)(a)'),
    seizure('lost', 'Art. 38(2)(a)'),
    seizure('plate-stolen', 'Art. 38(2)(m)'),
    seizure('suspicion-of-clone', 'Art. 38(2)(a)'),
    seizure('evidence', 'Art. 38(2)(a)', 'secure-evidence'),
    ...CHECK_REASONS,
  ],
  actions: OBJECT_ACTIONS,
  title: ({ plate, plateCountry, vin, make, model }) =>
    [plateCountry, plate, vin, make, model].filter(Boolean).join(' '),
  check({ vin, plate, plateCountry }) {
    if (!vin && !plate) return [fieldFault('/subject/vin', 'vin-or-plate')];
    if (plate && !plateCountry) {
      return [fieldFault('/subject/plateCountry', 'plate-country')];
    }
    if (vin && readVin(vin).searched.length < 5) {
      return [fieldFault('/subject/vin', 'vin-short')];
    }
    return [];
  },
  face: (subject) => ({ vehicle: subject, keys: recordedVehicleKeys(subject).map(({ key }) => key) }),
  sameSubject: ({ vin, plate, plateCountry }) => [
    ...(vin ? [`vin|${readVin(vin).searched}`] : []),
    ...(plate && plateCountry ? [`plate|${plateCountry}|${canonicalPlate(plate)}`] : []),
  ],
  ...OBJECT_COMPATIBILITY,
};
