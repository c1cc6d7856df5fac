import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFieldFault } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { AgencyPicker } from './agency-picker.tsx';
import type { DraftFormHandle } from './code-choices.ts';
import { MissingAt } from './missing.tsx';

/** Who will receive it. */
export function DraftRecipients({ form }: { form: DraftFormHandle }) {
  const { t } = useTranslation();
  const fault = useFieldFault(form)('recipients');
  return (
    <section className="card" data-field="recipients">
      <h2 className={layout.title}>{t('exchange.to')}</h2>
      <MissingAt name="recipients" />
      <Controller
        control={form.control}
        name="recipients"
        render={({ field: { value, onChange } }) => {
          const chosen = (value as string[] | undefined) ?? [];
          return (
            <AgencyPicker
              label={t('exchange.recipients', { count: chosen.length })}
              chosen={chosen}
              onChange={onChange}
              fault={fault}
            />
          );
        }}
      />
    </section>
  );
}
