import { useTranslation } from 'react-i18next';
import { NewAuthority } from '../../../../src/domains/instruments/instruments.schema.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { Field } from '../../ui/field.tsx';
import { MEASURES } from './codes.ts';
import { EntryCard } from './entry-card.tsx';
import { EvidenceFields } from './evidence-fields.tsx';
import { useRegisterEntry } from './use-register-entry.ts';
import { usePartyChoices } from './use-register-parties.ts';

/** Enters which authority of a party answers for which kinds of help; answers name it beside the one the text asks for. */
export function AuthorityForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const parties = usePartyChoices();
  const { form, send, submit } = useRegisterEntry(NewAuthority, '/v1/instruments/authorities', {}, onDone);
  return (
    <EntryCard
      title={t('authority.add')}
      enter={t('authority.enter')}
      send={send}
      onSubmit={submit}
      onCancel={onDone}
      id="authority-form"
    >
      <Field form={form} name="party" label={t('basis.party')} kind="choice" needed choices={parties} />
      <Field form={form} name="name" label={t('authority.name')} description={t('authority.nameHow')} needed />
      <CheckList
        form={form}
        name="measures"
        label={t('authority.measures')}
        choices={MEASURES.map((value) => ({ value, label: t(`measures.${value}`) }))}
      />
      <EvidenceFields form={form} />
    </EntryCard>
  );
}
