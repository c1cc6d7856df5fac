import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { registerSearchBox } from '../../app/search-box-focus.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { isUnfinishedZone } from '../../ui/scan-reader.ts';
import { RecognisedAs } from './recognised-as.tsx';
import css from './search-box.module.css';
import { useRecognised } from './use-recognised.ts';

/** The one box: takes whatever is typed or scanned, and says while typing what it recognises. */
export function SearchBox({
  text,
  onText,
  onSearch,
  onDown,
}: {
  text: string;
  onText: (text: string) => void;
  onSearch: (text: string) => void;
  /** The arrow down leaves the box towards the answer. */
  onDown: () => void;
}) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const recognised = useRecognised(text);
  const latest = useRef({ onText, onSearch });
  latest.current = { onText, onSearch };

  useEffect(() => {
    field.current?.focus();
    return registerSearchBox({
      focus: () => {
        field.current?.focus();
        field.current?.select();
      },
      take: (scanned) => {
        latest.current.onText(scanned);
        latest.current.onSearch(scanned);
      },
    });
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      const value = event.currentTarget.value;
      // A scanner ends each line of a zone with Enter: the box waits for the next one. Enter on an empty line searches.
      if (isUnfinishedZone(value) && !/\n\s*$/.test(value)) return;
      event.preventDefault();
      if (value.trim() !== '') onSearch(value);
      return;
    }
    if (event.key === 'ArrowDown' && !text.includes('\n')) {
      event.preventDefault();
      onDown();
    }
  }

  const lines = Math.min(4, text.split('\n').length);
  const zone = recognised?.[0]?.kind === 'mrz' || /<</.test(text);
  return (
    <div className={css.ask}>
      <div className={css.row}>
        <label className="for-screen-readers" htmlFor="search-box">
          {t('search.box')}
        </label>
        <textarea
          id="search-box"
          ref={field}
          className={`${css.box} ${zone ? css.zone : ''}`}
          rows={Math.max(1, lines)}
          value={text}
          dir={zone ? 'ltr' : 'auto'}
          placeholder={t('search.placeholder')}
          aria-describedby="search-box-recognised"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={2000}
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className={css.go}
          onClick={() => (text.trim() === '' ? field.current?.focus() : onSearch(text))}
        >
          {t('search.do')} <KeyHint keys="Enter" />
        </button>
      </div>
      <div id="search-box-recognised" className={css.recognised}>
        {text.trim() === '' ? <span>{t('search.boxTakes')}</span> : null}
        {text.trim() !== '' && recognised ? <RecognisedAs recognised={recognised} /> : null}
      </div>
    </div>
  );
}
