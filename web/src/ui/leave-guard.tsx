import { Button, Group } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { awaitedSignIn } from '../wire/session-gate.ts';
import { LateDialog } from './late-dialog.tsx';

/** Asks before a form is left in which something was typed: by a link, a key, a scan, or by closing the window. */
export function LeaveGuard({ mayLeave }: { mayLeave: () => boolean }) {
  const { t } = useTranslation();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => !mayLeave(),
    // When another officer signs in over the page, nothing of the one before may stay: nobody is asked.
    enableBeforeUnload: () => !mayLeave() && awaitedSignIn() === undefined,
    withResolver: true,
  });
  return (
    <LateDialog opened={status === 'blocked'} onClose={() => reset?.()} title={t('form.leave')}>
      <p>{t('form.leaveWhat')}</p>
      <Group mt="md">
        <Button data-autofocus onClick={reset}>
          {t('form.stay')}
        </Button>
        <Button variant="default" onClick={proceed}>
          {t('form.leaveDo')}
        </Button>
      </Group>
    </LateDialog>
  );
}
