import { useFormat } from '../../languages/use-format.ts';

const STEP = 1000;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A number of bytes in the unit that people say it in. */
export function useFileSize(): (bytes: number) => string {
  const format = useFormat();
  return (bytes) => {
    const place = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(STEP))));
    return format.number(bytes / STEP ** place, {
      style: 'unit',
      unit: UNITS[place] ?? 'byte',
      unitDisplay: place === 0 ? 'long' : 'short',
      maximumFractionDigits: 1,
    });
  };
}
