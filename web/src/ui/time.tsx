import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../languages/use-format.ts';
import { nodeNow } from '../wire/node-clock.ts';

/** The time of day, moved on each half minute. */
export function useNow(everyMs = 30_000): Date {
  const [now, setNow] = useState(nodeNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(nodeNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** The clock of the header, in the officer's local time. */
export function Clock() {
  const format = useFormat();
  const now = useNow();
  return (
    <time dateTime={now.toISOString()} title={format.dateTime(now.toISOString())}>
      {format.time(now)}
    </time>
  );
}

/** An instant: how long ago it was, with the exact time on hovering, for machines and on paper. */
export function Ago({ at }: { at: string }) {
  const format = useFormat();
  const now = useNow();
  return (
    <time className="ago" dateTime={at} title={format.dateTime(at)}>
      {format.fromNow(at, now.getTime())}
    </time>
  );
}

/** How long until an instant, counting down, or how long it has passed. */
export function Countdown({ to }: { to: string }) {
  const format = useFormat();
  const now = useNow(1000).getTime();
  const leftMs = new Date(to).getTime() - now;
  const minutes = Math.floor(Math.abs(leftMs) / 60_000);
  const two = (value: number): string => format.number(value, { minimumIntegerDigits: 2, useGrouping: false });
  return (
    <time dateTime={to} dir="ltr">
      {leftMs < 0 ? '\u2212' : ''}
      {format.number(Math.floor(minutes / 60))}:{two(minutes % 60)}:
      {two(Math.floor((Math.abs(leftMs) % 60_000) / 1000))}
    </time>
  );
}

/** How fresh something is: when it was last confirmed or else reported, and when it must be looked at again. */
export function Freshness({
  reportedAt,
  confirmedAt,
  reviewOn,
}: {
  reportedAt?: string;
  confirmedAt?: string | null;
  reviewOn?: string | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow().getTime();
  const parts: string[] = [];
  if (confirmedAt) parts.push(t('fresh.confirmed', { ago: format.fromNow(confirmedAt, now) }));
  else if (reportedAt) parts.push(t('fresh.reported', { ago: format.fromNow(reportedAt, now) }));
  if (reviewOn) parts.push(t('fresh.review', { on: format.date(reviewOn) }));
  return <span>{parts.join(' · ')}</span>;
}
