import { useTranslation } from 'react-i18next';
import type { FormKind } from '../../app/search-forms.ts';
import css from './search-screen.module.css';

const FORMS: readonly FormKind[] = ['person', 'document', 'mrz', 'vehicle', 'firearm'];

/** One box for everything, or a form for one kind of subject. */
export function FormTabs({
  form,
  onForm,
}: {
  form: FormKind | undefined;
  onForm: (form: FormKind | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={css.tabs}>
      <legend className="for-screen-readers">{t('search.ways')}</legend>
      <button type="button" className={css.tab} aria-pressed={form === undefined} onClick={() => onForm(undefined)}>
        {t('search.oneBox')}
      </button>
      {FORMS.map((kind) => (
        <button key={kind} type="button" className={css.tab} aria-pressed={form === kind} onClick={() => onForm(kind)}>
          {t(`recognised.${kind}`)}
        </button>
      ))}
    </fieldset>
  );
}
