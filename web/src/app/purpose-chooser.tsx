import { useTranslation } from 'react-i18next';
import css from './chooser.module.css';
import { useMe } from './officer.tsx';
import { usePurpose } from './purpose.tsx';

/** Why the officer searches, and for which case; shown in the header because it goes with every question. */
export function PurposeChooser() {
  const { t } = useTranslation();
  // The node says for what this agency may search; a purpose that is not there cannot be chosen by mistake.
  const { purposes } = useMe().agency;
  const { purpose, caseReference, setPurpose, setCaseReference } = usePurpose();
  return (
    <span className={`${css.chooser} ${purpose ? css.known : css.wanted}`}>
      <label>
        <span className="for-screen-readers">{t('purpose.label')}</span>
        <select
          id="purpose"
          value={purpose ?? ''}
          onChange={(event) => setPurpose(event.currentTarget.value || undefined)}
        >
          <option value="">{t('purpose.choose')}</option>
          {purposes.map((code) => (
            <option key={code} value={code}>
              {t(`purposes.${code}`)}
            </option>
          ))}
        </select>
      </label>
      <input
        className={css.reference}
        aria-label={t('purpose.case')}
        placeholder={t('purpose.case')}
        value={caseReference}
        maxLength={100}
        spellCheck={false}
        onChange={(event) => setCaseReference(event.currentTarget.value)}
      />
    </span>
  );
}
