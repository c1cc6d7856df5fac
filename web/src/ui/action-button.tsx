import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyHint } from './key-hint.tsx';
import { useKeys } from './key-store.ts';

/** A button with its one-letter key written on it; the key works as long as the button is on the screen. */
export function ActionButton({
  keys,
  label,
  onPress,
  leftSection,
  disabled,
  loading,
  variant = 'default',
  ...more
}: {
  keys: string;
  label: string;
  onPress: () => void;
  leftSection?: ReactNode;
} & Pick<ButtonProps, 'disabled' | 'loading' | 'variant' | 'color' | 'size' | 'className'>) {
  useKeys(disabled || loading ? [] : [{ keys, label, run: onPress }]);
  return (
    <Button
      {...more}
      variant={variant}
      disabled={disabled}
      loading={loading}
      leftSection={leftSection}
      rightSection={<KeyHint keys={keys} />}
      aria-keyshortcuts={keys}
      onClick={onPress}
    >
      {label}
    </Button>
  );
}
