import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  DOCUMENT_TYPES,
  FirearmSubject,
  ILLICIT_REASONS,
  PersonName,
  PersonSubject,
  VEHICLE_CATEGORIES,
} from '../../../../src/domains/registers/registers.schema.ts';
import { useCountryChoices } from '../../app/country-choices.ts';
import { useParties } from '../../app/parties.ts';
import type { Choice } from '../../ui/field.tsx';
import { ask } from '../../wire/ask.ts';
import { codesOf } from '../../wire/codes-of.ts';
import type { RecordAnswer, Register, RegisterKind } from './register-kinds.ts';
import type { ChoicesOf } from './subject-fields.ts';

/** What each register declares: its reasons and actions, and whether the officer may report. */
export function useRegister(kind: RegisterKind): Register | undefined {
  const { data } = useQuery({
    queryKey: ['registers', 'declarations'],
    queryFn: ({ signal }) => ask<Register[]>('GET', '/v1/registers', { signal }),
    staleTime: 3_600_000,
  });
  return data?.find((register) => register.kind === kind);
}

/** Whether the lists of a form have come: a field that is drawn before its choices would forget its value. */
export function useChoicesReady(kind: RegisterKind): boolean {
  const register = useRegister(kind);
  return useParties().length > 0 && register !== undefined;
}

/** After a change the lists are asked for again; a queue that still shows what was decided would be decided twice. */
export function useForgetLists(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const list of ['list', 'reviews', 'consultations'])
      void queries.invalidateQueries({ queryKey: ['registers', list] });
  };
}

/** Where the cache keeps a record. */
export function recordKey(kind: RegisterKind, id: string) {
  return ['registers', 'record', kind, id] as const;
}

/** One record; it is not kept longer than its screen. */
export function useRecord(kind: RegisterKind, id: string) {
  return useQuery({
    queryKey: recordKey(kind, id),
    queryFn: ({ signal }) =>
      ask<RecordAnswer>('GET', `/v1/registers/${kind}/records/${encodeURIComponent(id)}`, { signal }),
    gcTime: 0,
    // Each reading is noted in the audit log, so the screen does not read again by itself.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
}

const CODES: Readonly<Record<Exclude<ChoicesOf, 'countries'>, readonly string[]>> = {
  sexes: codesOf(PersonSubject.properties.sex),
  documentTypes: DOCUMENT_TYPES,
  vehicleCategories: VEHICLE_CATEGORIES,
  firearmTypes: codesOf(FirearmSubject.properties.type),
  illicitReasons: ILLICIT_REASONS,
  nameQualities: codesOf(PersonName.properties.quality),
};

/** The lists from which fields take their values, in the reader's language. */
export function useChoices(): (of: ChoicesOf) => readonly Choice[] {
  const { t } = useTranslation();
  const countries = useCountryChoices();
  const words: Readonly<Record<Exclude<ChoicesOf, 'countries'>, (code: string) => string>> = {
    sexes: (code) => t(`sexes.${code}`),
    documentTypes: (code) => t(`documentTypes.${code}`),
    vehicleCategories: (code) => t(`vehicleCategories.${code}`),
    firearmTypes: (code) => t(`firearmTypes.${code}`),
    illicitReasons: (code) => t(`illicitReasons.${code}`),
    nameQualities: (code) => t(`nameQualities.${code}`),
  };
  return (of) => (of === 'countries' ? countries : CODES[of].map((value) => ({ value, label: words[of](value) })));
}
