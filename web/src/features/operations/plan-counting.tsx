import { useTranslation } from 'react-i18next';
import { CheckList } from '../../ui/check-list.tsx';
import layout from '../../ui/layout.module.css';
import { useAgencies } from '../administration/use-agencies.ts';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import type { PlanFormState } from './plan-form.tsx';
import { useMeasures } from './use-operation.ts';

/** What is counted, and which countries sign before anything is published. */
export function CountingSection({ form }: { form: PlanFormState }) {
  const { t } = useTranslation();
  const words = useOperationWords();
  const measures = useMeasures();
  const agencies = useAgencies();
  const taking = (form.watch('plan.participants') as { agency?: string }[] | undefined) ?? [];
  const countries = [
    ...new Set(taking.flatMap(({ agency }) => agencies.find(({ code }) => code === agency)?.party ?? [])),
  ];
  const chosen = ((form.watch('plan.measures') as string[] | undefined) ?? []).length;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('operations.counting-signing')}</h2>
      <div className={css.lines}>
        <CheckList
          form={form}
          name="plan.signers"
          label={t('operations.signers')}
          description={t('operations.signersHow')}
          choices={countries.map((value) => ({ value, label: words.party(value) }))}
        />
        <details>
          <summary>
            {t('operations.measures')}:{' '}
            {chosen === 0 || chosen === measures.length
              ? t('operations.allMeasures', { count: measures.length })
              : t('operations.someMeasures', { count: chosen })}
          </summary>
          <CheckList
            form={form}
            name="plan.measures"
            label={t('operations.measures')}
            description={t('operations.measuresHow')}
            choices={measures.map(({ code }) => ({ value: code, label: words.measure(code) }))}
          />
        </details>
      </div>
    </section>
  );
}
