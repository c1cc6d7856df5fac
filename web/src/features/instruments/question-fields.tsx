import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DATA, MEASURES, OFFENCES } from './codes.ts';
import { usePartyChoices } from './use-register-parties.ts';

/** One party of the register, chosen by name. */
export function PartySelect({
  label,
  value,
  onChange,
  optional = false,
  autoFocus = false,
}: {
  label: string;
  value: string | undefined;
  onChange: (code: string | undefined) => void;
  optional?: boolean;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const choices = usePartyChoices();
  // A code from an address that the list does not hold stays visible: the node says what is wrong with it.
  const foreign = value !== undefined && value !== '' && !choices.some((one) => one.value === value);
  return (
    <NativeSelect
      label={label}
      autoFocus={autoFocus}
      value={value ?? ''}
      data={[
        { value: '', label: optional ? t('registers.all') : t('common.choose') },
        ...(foreign ? [{ value, label: value }] : []),
        ...choices.map((one) => ({ value: one.value, label: one.label })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

/** One code of a closed list, in the reader's words. */
function CodeSelect({
  label,
  value,
  codes,
  family,
  onChange,
}: {
  label: string;
  value: string | undefined;
  codes: readonly string[];
  family: 'measures' | 'offences' | 'dataCategories';
  onChange: (code: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const foreign = value !== undefined && value !== '' && !codes.includes(value);
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[
        ...(value ? [] : [{ value: '', label: t('common.choose') }]),
        ...(foreign ? [{ value, label: value }] : []),
        ...codes.map((code) => ({ value: code, label: t(`${family}.${code}`) })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

type Given = { readonly value: string | undefined; readonly onChange: (code: string | undefined) => void };

/** The kind of help. */
export function MeasureSelect({ value, onChange }: Given) {
  const { t } = useTranslation();
  return <CodeSelect label={t('basis.measure')} value={value} codes={MEASURES} family="measures" onChange={onChange} />;
}

/** The offence. */
export function OffenceSelect({ value, onChange }: Given) {
  const { t } = useTranslation();
  return <CodeSelect label={t('basis.offence')} value={value} codes={OFFENCES} family="offences" onChange={onChange} />;
}

/** The kind of data that would pass. */
export function DataSelect({ value, onChange }: Given) {
  const { t } = useTranslation();
  return <CodeSelect label={t('basis.data')} value={value} codes={DATA} family="dataCategories" onChange={onChange} />;
}
