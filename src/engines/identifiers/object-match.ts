/** Judges two descriptions of an object of any kind; each kind has its own file. Cost: that of the kind. */
import type { DocumentDescription, FirearmDescription, VehicleDescription, Verdict } from '../matching/description.ts';
import { judgeDocument } from './document-match.ts';
import { judgeFirearm } from './firearm-match.ts';
import { judgeVehicle } from './vehicle-match.ts';

/** Two descriptions of one kind of object. */
export type ObjectPair =
  | { kind: 'document'; asked: DocumentDescription; recorded: DocumentDescription; checkDigitsValid?: boolean }
  | { kind: 'vehicle'; asked: VehicleDescription; recorded: VehicleDescription }
  | { kind: 'firearm'; asked: FirearmDescription; recorded: FirearmDescription };

/** Hit, possible or no-hit, with what speaks for and against. */
export function judgeObject(pair: ObjectPair): Verdict {
  switch (pair.kind) {
    case 'document':
      return judgeDocument(pair.asked, pair.recorded, { checkDigitsValid: pair.checkDigitsValid });
    case 'vehicle':
      return judgeVehicle(pair.asked, pair.recorded);
    case 'firearm':
      return judgeFirearm(pair.asked, pair.recorded);
  }
}
