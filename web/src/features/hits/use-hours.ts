import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';

/** A span of time in hours and minutes, as duty rosters write it. */
export function useHours(): (ms: number | null) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (ms) => {
    if (ms === null) return '—';
    const minutes = Math.round(ms / 60_000);
    if (minutes < 1) return t('hits.underAMinute');
    const two = format.number(minutes % 60, { minimumIntegerDigits: 2 });
    return `${format.number(Math.floor(minutes / 60))}:${two} ${t('hits.hoursShort')}`;
  };
}
