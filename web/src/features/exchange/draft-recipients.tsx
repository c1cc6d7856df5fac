import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/officer.tsx';
import { usePartyName } from '../../app/parties.ts';
import { useFieldFault } from '../../ui/field.tsx';
import type { DraftFormHandle } from './code-choices.ts';
import css from './exchange.module.css';
import { useExchangeVocabulary } from './use-exchange.ts';

/** Who will receive it: chosen one by one, never derived from anything. */
export function DraftRecipients({ form }: { form: DraftFormHandle }) {
  const { t } = useTranslation();
  const me = useMe();
  const partyName = usePartyName();
  const { data } = useExchangeVocabulary();
  const fault = useFieldFault(form)('recipients');
  const [typed, setTyped] = useState('');
  // Whoever was chosen before stands first; whoever is chosen now stays where they were found.
  const [first] = useState(() => (form.getValues('recipients') as string[] | undefined) ?? []);
  const wanted = typed.trim().toLocaleLowerCase();
  const agencies = (data?.recipients ?? [])
    .filter(({ agency }) => agency !== me.agency.code)
    .map((one) => ({ ...one, place: partyName(one.party) }))
    .sort((one, other) => Number(first.includes(other.agency)) - Number(first.includes(one.agency)));
  return (
    <section className="card" data-field="recipients">
      <h2 className={css.title}>{t('exchange.to')}</h2>
      <Controller
        control={form.control}
        name="recipients"
        render={({ field: { value, onChange } }) => {
          const chosen = (value as string[] | undefined) ?? [];
          // What is chosen stays in sight, whatever is looked for.
          const shown = agencies.filter(
            ({ agency, name, place }) =>
              chosen.includes(agency) || `${agency} ${name} ${place}`.toLocaleLowerCase().includes(wanted),
          );
          return (
            <>
              <TextInput
                label={t('exchange.findRecipient')}
                value={typed}
                dir="auto"
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
              <Checkbox.Group
                mt={10}
                label={t('exchange.recipients', { count: chosen.length })}
                value={chosen}
                onChange={onChange}
                error={fault}
              >
                <div className={css.checks}>
                  {shown.map(({ agency, name, place }) => (
                    <Checkbox
                      key={agency}
                      value={agency}
                      label={
                        <>
                          <bdi>{name}</bdi>{' '}
                          <span className="muted small">
                            <bdi>{place}</bdi> · <bdi dir="ltr">{agency}</bdi>
                          </span>
                        </>
                      }
                    />
                  ))}
                </div>
              </Checkbox.Group>
            </>
          );
        }}
      />
    </section>
  );
}
