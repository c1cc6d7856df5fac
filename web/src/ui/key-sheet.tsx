import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from './key-hint.tsx';
import css from './key-sheet.module.css';
import { type KeyBinding, useKnownKeys, useLetterKeys } from './key-store.ts';
import { LateDialog } from './late-dialog.tsx';

function Group({ title, bindings }: { title: string; bindings: readonly KeyBinding[] }) {
  if (bindings.length === 0) return null;
  return (
    <section>
      <h3 className={css.title}>{title}</h3>
      <dl className={css.list}>
        {bindings.map((binding) => (
          <div key={binding.keys} className={css.row}>
            <dt>
              <KeyHint keys={binding.keys} />
              <span className="for-screen-readers">{binding.keys}</span>
            </dt>
            <dd>{binding.label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Every key that works now, in two groups: on this screen and everywhere. */
export function KeyList() {
  const { t } = useTranslation();
  const known = useKnownKeys();
  const [letters, setLetters] = useLetterKeys();
  const last = [...new Map(known.map((binding) => [binding.keys, binding])).values()];
  return (
    <div className={css.sheet}>
      <Group title={t('keys.here')} bindings={last.filter((binding) => !binding.everywhere)} />
      <Group title={t('keys.everywhere')} bindings={last.filter((binding) => binding.everywhere)} />
      <Switch
        checked={letters}
        onChange={(event) => setLetters(event.currentTarget.checked)}
        label={t('keys.letters')}
        description={t('keys.lettersWhy')}
      />
    </div>
  );
}

/** The sheet of keys, opened by `?`. */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <LateDialog opened={opened} onClose={onClose} title={t('keys.title')} size="lg">
      <KeyList />
    </LateDialog>
  );
}
