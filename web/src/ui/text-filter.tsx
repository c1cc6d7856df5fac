import { TextInput } from '@mantine/core';
import { useTyped } from './use-typed.ts';

/**
 * A code, number or id as a filter, read from the left whatever the language. It counts when the field is left or on
 * Enter, and while typing as soon as it is whole: one half typed would empty the list at each stroke.
 */
export function TextFilter({
  label,
  value,
  placeholder,
  list,
  isWhole = () => false,
  written = (typed) => typed,
  onChange,
}: {
  label: string;
  value: string | undefined;
  placeholder?: string | undefined;
  /** Id of a datalist. */
  list?: string;
  isWhole?: (text: string) => boolean;
  /** How it is written, such as in capitals. */
  written?: (typed: string) => string;
  onChange: (text: string | undefined) => void;
}) {
  const [typed, setTyped] = useTyped(value ?? '', (text) => text.trim());
  const take = (text: string): void => {
    const whole = text.trim();
    if (whole !== (value ?? '')) onChange(whole || undefined);
  };
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={typed}
      dir="ltr"
      spellCheck={false}
      autoComplete="off"
      {...(list === undefined ? {} : { list })}
      onChange={(event) => {
        const text = written(event.currentTarget.value);
        setTyped(text);
        if (text.trim() === '' || isWhole(text.trim())) take(text);
      }}
      onBlur={() => take(typed)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(typed);
      }}
    />
  );
}
