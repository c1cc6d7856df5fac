import { useTranslation } from 'react-i18next';
import { useFaultText } from '../../ui/fault-text.ts';
import css from './checks.module.css';
import { useOutbox } from './outbox.ts';

/** What became of the entry just made: counted, waiting for the network, or not counted and why. */
export function EntryFate({ id }: { id: string | undefined }) {
  const { t } = useTranslation();
  const faultText = useFaultText();
  const entry = useOutbox().entries.find((one) => one.id === id);
  if (!entry) return null;
  return (
    <div role="status" className={`${css.fate} ${entry.state === 'sent' ? '' : css.unsettled}`}>
      <b>{t(`outboxStates.${entry.state}`)}</b> · {t(`measures.${entry.content.what}`)}
      {entry.content.reasons?.map((reason) => (
        <p key={reason.message}>{faultText(reason)}</p>
      ))}
      {entry.state === 'held' || entry.state === 'refused' ? <p>{t('checks.mendInOutbox')}</p> : null}
    </div>
  );
}
