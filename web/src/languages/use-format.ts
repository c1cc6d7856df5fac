import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { albanianDate, albanianList, albanianSpan, isWritten, type Unit } from './albanian.ts';
import { figuresOf, localeOf } from './words.ts';

const DAY_MS = 86_400_000;

/** Numbers, dates and spans of time as the reader's language writes them. */
export interface Format {
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** A date (`2026-05-02`) or a partial one (`1979-03`, `1979`). */
  date(iso: string): string;
  dateTime(iso: string): string;
  time(at: Date): string;
  /** How long ago or until then, in the largest unit that fits. */
  fromNow(iso: string, nowMs?: number): string;
  country(alpha2: string): string | undefined;
  list(items: readonly string[]): string;
}

function partialDate(iso: string, locale: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-');
  if (!year || !/^\d{4}$/.test(year)) return iso;
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  if (Number.isNaN(at.getTime())) return iso;
  if (!isWritten(locale)) {
    const known = (part: string | undefined): number | undefined => (part && part !== '00' ? Number(part) : undefined);
    return albanianDate(Number(year), known(month), known(day));
  }
  if (day && day !== '00') return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
  if (month && month !== '00') {
    return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(at);
  }
  return year;
}

function span(iso: string, locale: string, nowMs: number): string {
  const ms = new Date(iso).getTime() - nowMs;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const say = (amount: number, unit: Unit): string =>
    isWritten(locale) ? words.format(amount, unit) : albanianSpan(amount, unit);
  const days = ms / DAY_MS;
  const size = Math.abs(days);
  if (size >= 700) return say(Math.round(days / 365.25), 'year');
  if (size >= 60) return say(Math.round(days / 30.44), 'month');
  if (size >= 1) return say(Math.round(days), 'day');
  if (size >= 1 / 24) return say(Math.round(days * 24), 'hour');
  return say(Math.round(days * 1440), 'minute');
}

/** Makes the formats of one language. */
export function formatIn(language: string): Format {
  const locale = localeOf(language);
  const regions = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
  return {
    number: (value, options) => new Intl.NumberFormat(figuresOf(language), options).format(value),
    date: (iso) => partialDate(iso, locale),
    dateTime: (iso) => {
      const at = new Date(iso);
      if (isWritten(locale))
        return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
      return `${albanianDate(at.getFullYear(), at.getMonth() + 1, at.getDate())}, ${new Intl.DateTimeFormat('fr', { timeStyle: 'short' }).format(at)}`;
    },
    time: (at) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false }).format(at),
    fromNow: (iso, nowMs = Date.now()) => span(iso, locale, nowMs),
    country: (alpha2) => {
      try {
        return regions.of(alpha2);
      } catch {
        return undefined;
      }
    },
    list: (items) =>
      isWritten(locale) ? new Intl.ListFormat(locale, { type: 'conjunction' }).format(items) : albanianList(items),
  };
}

/** The formats of the language now spoken. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatIn(i18n.language), [i18n.language]);
}
