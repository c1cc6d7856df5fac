import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueWords } from '../ui/value-words.ts';
import { usePartyName } from './parties.ts';

/** The words of the codes that faults carry as values. */
export function useAllValueWords(): ValueWords {
  const { t, i18n } = useTranslation();
  // Whoever shows countries has their names already; a fault alone is no reason to fetch them.
  const party = usePartyName({ asks: false });
  return useCallback(
    (name, value) => {
      const words = (family: string, code = value): string | undefined =>
        i18n.exists(`${family}.${code}`) ? t(`${family}.${code}`) : undefined;
      switch (name) {
        case 'measure':
          return words('measures');
        case 'phase':
          return words('phases');
        case 'status':
          return words('recordStatuses');
        case 'register':
          return words('registerKinds');
        case 'purpose':
          return words('purposes');
        case 'state':
          return words('operationStates');
        case 'hitState':
        case 'nextHitState':
          return words('hitStates');
        case 'kind':
        case 'unitKind':
          return i18n.exists(`amountKinds.${value}`) ? t(`amountKinds.${value}`) : undefined;
        case 'right':
          return words('rights', value.replace(':', '-'));
        case 'country':
          return party(value);
        default:
          return undefined;
      }
    },
    [t, i18n, party],
  );
}
