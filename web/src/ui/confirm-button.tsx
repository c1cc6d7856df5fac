import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A button for what cannot be taken back: the first press asks, the second does it; going elsewhere lets it be. */
export function ConfirmButton({
  label,
  of,
  onConfirm,
  ...more
}: ButtonProps & {
  label: string;
  /** What it is done to, for those who do not see where the button stands. */
  of: string;
  onConfirm: () => void;
}) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  return (
    <Button
      {...more}
      variant={isAsked ? 'filled' : 'default'}
      aria-label={`${isAsked ? t('common.sure', { what: label }) : label}: ${of}`}
      onBlur={() => setAsked(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isAsked) return;
        event.preventDefault();
        setAsked(false);
      }}
      onClick={() => {
        if (isAsked) onConfirm();
        setAsked(!isAsked);
      }}
    >
      {isAsked ? t('common.sure', { what: label }) : label}
    </Button>
  );
}
