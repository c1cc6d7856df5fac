import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import layout from './layout.module.css';
import { ProblemNotice } from './problem-notice.tsx';

/** The end of a form among fields: why it was refused, the button that sends, and the one that leaves it. */
export function FormEnd({
  send,
  label,
  onCancel,
}: {
  send: { readonly isPending: boolean; readonly error: unknown };
  label: string;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      {send.error ? (
        <div className={layout.whole}>
          <ProblemNotice problem={send.error} />
        </div>
      ) : null}
      <div className={`${layout.row} ${layout.whole}`}>
        <Button type="submit" loading={send.isPending}>
          {label}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </>
  );
}
