import css from './name-in-script.module.css';

const SCRIPTS: readonly { readonly pattern: RegExp; readonly language: string }[] = [
  { pattern: /\p{Script=Arabic}/u, language: 'ar' },
  { pattern: /\p{Script=Hebrew}/u, language: 'he' },
  { pattern: /\p{Script=Cyrillic}/u, language: 'ru' },
  { pattern: /\p{Script=Greek}/u, language: 'el' },
  { pattern: /\p{Script=Hangul}/u, language: 'ko' },
  { pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, language: 'ja' },
  { pattern: /\p{Script=Han}/u, language: 'zh' },
];

/** The language tag by which fonts and voices are chosen for a name; Latin script says nothing about the language. */
export function languageOfName(name: string): string | undefined {
  return SCRIPTS.find(({ pattern }) => pattern.test(name))?.language;
}

/** A name as written, in its own script and direction, with its roman form beside it. */
export function NameInScript({
  name,
  roman,
  strong = false,
}: {
  name: string;
  roman?: string | undefined;
  strong?: boolean;
}) {
  const language = languageOfName(name);
  const showRoman = roman && roman.trim() !== '' && roman !== name && language !== undefined;
  return (
    <span className={css.name}>
      <bdi lang={language} dir="auto" className={strong ? css.strong : undefined}>
        {name}
      </bdi>
      {showRoman ? (
        <bdi lang="und-Latn" dir="ltr" className={css.roman}>
          {roman}
        </bdi>
      ) : null}
    </span>
  );
}
