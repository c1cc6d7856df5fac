import css from './key-hint.module.css';

const SHOWN: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
};

function shown(key: string): string {
  const known = SHOWN[key];
  if (known) return known;
  if (key.startsWith('alt+')) return `Alt ${key.slice(4).toUpperCase()}`;
  return key.length === 1 ? key.toUpperCase() : key;
}

/** The key that does what stands beside it. Screen readers hear it through `aria-keyshortcuts` of the button, not here. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={css.keys} aria-hidden="true" dir="ltr">
      {keys.split(' ').map((key) => (
        <kbd className={css.key} key={key}>
          {shown(key)}
        </kbd>
      ))}
    </span>
  );
}
