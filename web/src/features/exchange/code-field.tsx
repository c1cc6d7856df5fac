import { Field } from '../../ui/field.tsx';
import { type DraftFormHandle, useCodeChoices } from './code-choices.ts';

/** One code of a closed list, chosen by the reader's words for it. */
export function CodeField({
  family,
  codes,
  needed = true,
  ...rest
}: {
  form: DraftFormHandle;
  name: string;
  label: string;
  /** Under which name the words of the codes are found. */
  family: string;
  codes: readonly string[];
  description?: string | undefined;
  needed?: boolean;
  autoFocus?: boolean;
}) {
  const choices = useCodeChoices();
  return <Field {...rest} kind="choice" needed={needed} choices={choices(family, codes)} />;
}
