import { AlarmClock, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { useNow } from '../../ui/time.tsx';
import css from './exchange.module.css';

/** When an answer is due: late in word, shape and colour; urgent in a word. */
export function DueMark({ dueAt, isLate, urgent }: { dueAt: string | null; isLate: boolean; urgent: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow().getTime();
  const late = isLate || (dueAt !== null && new Date(dueAt).getTime() < now);
  if (dueAt === null && !urgent) return <span className="muted">{t('exchange.noDeadline')}</span>;
  return (
    <span className={late ? css.late : urgent ? css.urgent : undefined}>
      {late ? (
        <TriangleAlert size={15} aria-hidden="true" />
      ) : urgent ? (
        <AlarmClock size={15} aria-hidden="true" />
      ) : null}{' '}
      {urgent ? `${t('exchange.urgent')} · ` : ''}
      {dueAt === null ? (
        t('exchange.noDeadline')
      ) : (
        <time dateTime={dueAt} title={format.dateTime(dueAt)}>
          {late ? `${t('exchange.late')} · ` : ''}
          {format.fromNow(dueAt, now)}
        </time>
      )}
    </span>
  );
}
