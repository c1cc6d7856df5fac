import { useTranslation } from 'react-i18next';
import type { TSchema } from 'typebox';
import { announce } from '../../ui/announcer.tsx';
import { useEntryForm } from '../administration/use-entry-form.ts';
import { useForgetAnswers } from './use-instrument.ts';

/** A form that adds to the register; once it is entered every answer is asked for anew. */
export function useRegisterEntry(schema: TSchema, path: string, values: Record<string, unknown>, onDone: () => void) {
  const { t } = useTranslation();
  const forget = useForgetAnswers();
  return useEntryForm<unknown>({
    schema,
    method: 'POST',
    path,
    values,
    onDone: () => {
      announce(t('admin.saved'));
      forget();
      onDone();
    },
  });
}
