import { useTranslation } from 'react-i18next';
import { type InstrumentShown, NewDeclaration } from '../../../../src/domains/instruments/instruments.schema.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { Field } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import { CONDITIONS, MEASURES } from './codes.ts';
import { EntryCard } from './entry-card.tsx';
import { EvidenceFields } from './evidence-fields.tsx';
import { PartyOf } from './fact-fields.tsx';
import { useRegisterEntry } from './use-register-entry.ts';

/** Enters a declaration or reservation of one party: what it excludes, and what it demands besides. */
export function DeclarationForm({ code, shown, onDone }: { code: string; shown: InstrumentShown; onDone: () => void }) {
  const { t } = useTranslation();
  const path = `/v1/instruments/${encodeURIComponent(code)}/declarations`;
  const { form, send, submit } = useRegisterEntry(NewDeclaration, path, {}, onDone);
  const spoken = new Set<string>(shown.measures.map(({ measure }) => measure));
  return (
    <EntryCard
      title={t('declaration.add')}
      enter={t('declaration.enter')}
      send={send}
      onSubmit={submit}
      onCancel={onDone}
      id="declaration-form"
    >
      <PartyOf form={form} shown={shown} name="party" />
      <Field form={form} name="from" label={t('declaration.from')} kind="day" needed />
      <Field form={form} name="until" label={t('declaration.until')} kind="day" />
      <div className={layout.whole}>
        <Field form={form} name="text" label={t('declaration.text')} kind="long" needed />
      </div>
      <CheckList
        form={form}
        name="excludes"
        label={t('declaration.excludes')}
        description={t('declaration.excludesHow')}
        choices={MEASURES.filter((one) => spoken.has(one)).map((value) => ({ value, label: t(`measures.${value}`) }))}
      />
      <CheckList
        form={form}
        name="adds"
        label={t('declaration.adds')}
        choices={CONDITIONS.map((value) => ({ value, label: t(`legalConditions.${value}`) }))}
      />
      <EvidenceFields form={form} />
    </EntryCard>
  );
}
