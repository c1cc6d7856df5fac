import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import css from './towards.module.css';

/** From one to another: an arrow that points the way the page is read, and a word for who does not see it. */
export function Towards() {
  const { t } = useTranslation();
  return (
    <>
      <ArrowRight size={14} aria-hidden="true" className={css.arrow} />
      <span className="for-screen-readers">{t('common.towards')}</span>
    </>
  );
}
