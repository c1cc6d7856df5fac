import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/officer.tsx';
import { usePartyName } from '../../app/parties.ts';
import css from './exchange.module.css';
import { useExchangeVocabulary } from './use-exchange.ts';

// A state has a hundred; on a telephone they would bury what stands below them.
const MOST_SHOWN = 30;

/** Agencies, chosen one by one and never derived from anything; found by name, place or code. */
export function AgencyPicker({
  label,
  chosen,
  onChange,
  fault,
}: {
  label: string;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  fault?: string | undefined;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const partyName = usePartyName();
  const { data } = useExchangeVocabulary();
  const [typed, setTyped] = useState('');
  // Whoever was chosen before stands first; whoever is chosen now stays where they were found.
  const [first] = useState(chosen);
  const wanted = typed.trim().toLocaleLowerCase();
  const shown = (data?.recipients ?? [])
    .filter(({ agency }) => agency !== me.agency.code)
    .map((one) => ({ ...one, place: partyName(one.party) }))
    // What is chosen stays in sight, whatever is looked for.
    .filter(
      ({ agency, name, place }) =>
        chosen.includes(agency) || `${agency} ${name} ${place}`.toLocaleLowerCase().includes(wanted),
    )
    .sort((one, other) => Number(first.includes(other.agency)) - Number(first.includes(one.agency)));
  let others = 0;
  const inSight = shown.filter(({ agency }) => chosen.includes(agency) || others++ < MOST_SHOWN);
  const more = shown.length - inSight.length;
  return (
    <>
      <TextInput
        label={t('exchange.findRecipient')}
        value={typed}
        dir="auto"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Checkbox.Group mt={10} label={label} value={[...chosen]} onChange={onChange} error={fault}>
        <div className={css.checks}>
          {inSight.map(({ agency, name, place }) => (
            <Checkbox
              key={agency}
              value={agency}
              label={
                <>
                  <bdi>{name}</bdi>{' '}
                  <span className="muted small">
                    <bdi>{place}</bdi> ·{' '}
                    <bdi dir="ltr" className={css.code}>
                      {agency}
                    </bdi>
                  </span>
                </>
              }
            />
          ))}
        </div>
        {more > 0 ? <p className="muted small">{t('exchange.moreAgencies', { count: more })}</p> : null}
      </Checkbox.Group>
    </>
  );
}
