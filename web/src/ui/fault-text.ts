import { useTranslation } from 'react-i18next';
import type { FieldFault } from '../wire/problem.ts';

/** The node's standing sentences about a field, by which they are told in the reader's language. */
const STANDING: Readonly<Record<string, string>> = {
  'This field is needed.': 'faults.needed',
  'This is not one of the allowed values.': 'faults.notAllowed',
  'This is not the allowed value.': 'faults.notAllowed',
  'There is no field of this name.': 'faults.unknownField',
  'There is no such date.': 'faults.date',
  'A name needs at least two letters.': 'faults.nameLetters',
  'Ask for a vehicle by its chassis number or its plate.': 'faults.vinOrPlate',
  'This is not a machine-readable zone: two lines of 36 or 44, or three of 30 characters.': 'faults.mrz',
};

/** Says what is wrong with a field; a sentence the node made for this case alone stays in its own language. */
export function useFaultText(): (fault: Pick<FieldFault, 'message' | 'allowed'>) => string {
  const { t } = useTranslation();
  return ({ message, allowed }) => {
    const own = /^(faults\.[A-Za-z]+) (\{.*\})$/s.exec(message);
    const standing = STANDING[message];
    const said = own
      ? t(own[1] ?? '', JSON.parse(own[2] ?? '{}') as Record<string, unknown>)
      : standing
        ? t(standing)
        : message;
    return allowed && allowed.length > 0 && allowed.length <= 12
      ? `${said} ${t('faults.allowed', { list: allowed.join(', ') })}`
      : said;
  };
}
