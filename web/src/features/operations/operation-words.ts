import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import type { Operation } from './use-operation.ts';

/** The words for codes, amounts and places of an operation. */
export interface OperationWords {
  measure(code: string): string;
  phase(code: string): string;
  /** A value with its unit; pieces have none. */
  amount(value: number, unit?: string | null): string;
  hotSpot(code: string): string;
  hour(iso: string): string;
  party(code: string): string;
}

export function useOperationWords(operation?: Operation): OperationWords {
  const { t } = useTranslation();
  const format = useFormat();
  const party = usePartyName();
  const { hotSpots = [], formerHotSpots = [] } = operation?.plan ?? {};
  return {
    measure: (code) => t(`measures.${code}`, { defaultValue: code }),
    phase: (code) => t(`phases.${code.replaceAll(' ', '-')}`),
    amount: (value, unit) =>
      unit && unit !== 'count'
        ? // Number and unit keep their order also where the words run from right to left (U+2066, U+2069).
          `\u2066${format.number(value, { maximumFractionDigits: 6 })} ${unit}\u2069`
        : format.number(value, { maximumFractionDigits: 6 }),
    hotSpot: (code) =>
      code === ''
        ? t('operations.elsewhere')
        : ([...hotSpots, ...formerHotSpots].find((spot) => spot.code === code)?.name ?? code),
    hour: (iso) => format.dateTime(iso),
    party,
  };
}
