import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { findNodeAway } from '../wire/connection.ts';
import { WireProblem } from '../wire/problem.ts';
import { isWritten } from './albanian.ts';

/** The languages of the product, each named in itself. */
export const LANGUAGE_NAMES = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
  ru: 'Русский',
  vi: 'Tiếng Việt',
  tr: 'Türkçe',
  sq: 'Shqip',
} as const;

export type Language = keyof typeof LANGUAGE_NAMES;

const REMEMBERED = 'entente.language';

type Words = { readonly default: Record<string, unknown> };
// Parted when the application is built (`web/split-words.ts`): the first screen does not wait for the words of all others.
const firstFiles = import.meta.glob<Words>('./*.json', { query: '?first' });
const laterFiles = import.meta.glob<Words>('./*.json', { query: '?later' });

export function isLanguage(text: string | null | undefined): text is Language {
  return typeof text === 'string' && text in LANGUAGE_NAMES;
}

/** The language to begin with: the one used last on this machine, else the browser's, else English. */
export function firstLanguage(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  if (isLanguage(remembered)) return remembered;
  for (const wanted of navigator.languages) {
    const short = wanted.slice(0, 2).toLowerCase();
    if (isLanguage(short)) return short;
  }
  return 'en';
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

// Document numbers, dates and counts are compared with Latin-script records, so Arabic keeps Latin digits.
export function localeOf(language: string): string {
  if (language === 'ar') return 'ar-u-nu-latn';
  // Day before month, as on every travel document.
  return language === 'en' ? 'en-GB' : language;
}

/** The locale whose figures a language is written with; Albanian writes them as French does, where the browser has no Albanian. */
export function figuresOf(language: string): string {
  const locale = localeOf(language);
  return language === 'sq' && !isWritten(locale) ? 'fr' : locale;
}

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const file = await firstFiles[`./${language}.json`]?.();
  if (file) i18next.addResourceBundle(language, 'translation', file.default, true, true);
}

const loadingRest = new Map<Language, Promise<void>>();

/** Fetches the words of all screens but the first. */
function loadRest(language: Language): Promise<void> {
  let loading = loadingRest.get(language);
  if (!loading) {
    loading = (async () => {
      const file = await laterFiles[`./${language}.json`]?.().catch(async (thrown: unknown) => {
        throw (await findNodeAway()) ? new WireProblem('unreachable') : thrown;
      });
      if (file) i18next.addResourceBundle(language, 'translation', file.default, true, true);
    })();
    loadingRest.set(language, loading);
    // A node that was away is asked again when the words are needed.
    loading.catch(() => loadingRest.delete(language));
  }
  return loading;
}

/** Makes sure that every word of the reader's language is here. */
export async function allWords(): Promise<void> {
  if (isLanguage(i18next.language)) await loadRest(i18next.language);
}

function applyToPage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/** Changes the words of the page; they are fetched from the node when first used. */
export async function speak(language: Language): Promise<void> {
  await Promise.all([load(language), loadRest(language)]);
  await i18next.changeLanguage(language);
  localStorage.setItem(REMEMBERED, language);
  applyToPage(language);
}

/** Makes the words ready before the first screen is drawn. */
export async function startWords(): Promise<void> {
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    fallbackLng: false,
    supportedLngs: Object.keys(LANGUAGE_NAMES),
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
    showSupportNotice: false,
  } as Parameters<typeof i18next.init>[0]);
  i18next.services.formatter?.add('number', (value, spoken) =>
    new Intl.NumberFormat(figuresOf(spoken ?? 'en')).format(Number(value)),
  );
  await load(language);
  applyToPage(language);
}
