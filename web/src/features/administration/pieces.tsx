import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/announcer.tsx';
import layout from '../../ui/layout.module.css';
import { OpenedPanel } from '../../ui/opened-panel.tsx';
import css from './administration.module.css';

/** Something that is shown once and never again: a link, a key. */
export function ShownOnce({ what, secret, onDone }: { what: string; secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <OpenedPanel label={what} className={css.once}>
      <p>{what}</p>
      <code className={css.secret} dir="ltr">
        {secret}
      </code>
      <div className={layout.row} style={{ marginBlockStart: 10 }}>
        <Button
          variant="default"
          onClick={() => void navigator.clipboard?.writeText(secret).then(() => announce(t('common.copied')))}
        >
          {t('common.copy')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('admin.kept')}
        </Button>
      </div>
    </OpenedPanel>
  );
}
