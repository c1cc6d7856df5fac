import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgencyChangeRequest, NewAgency } from '../../../../src/domains/access/access.schema.ts';
import { useCountryChoices } from '../../app/country-choices.ts';
import { useMay } from '../../app/officer.tsx';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { Field } from '../../ui/field.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import layout from '../../ui/layout.module.css';
import { ask, withQuery } from '../../wire/ask.ts';
import { codesOf } from '../../wire/codes-of.ts';
import type { Agency } from './use-agencies.ts';
import { useEntryForm } from './use-entry-form.ts';

const FUNCTIONS = codesOf(NewAgency.properties.functions);
const PURPOSES = codesOf(AgencyChangeRequest.properties.purposes);

/** Adds an agency, or changes the one given. */
function AgencyForm({ agency, onDone }: { agency?: Agency | undefined; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const countries = useCountryChoices();
  const { form, send, submit } = useEntryForm<Agency>({
    schema: agency ? AgencyChangeRequest : NewAgency,
    method: agency ? 'PATCH' : 'POST',
    path: agency ? `/v1/agencies/${agency.id}` : '/v1/agencies',
    values: agency
      ? {
          name: agency.name,
          functions: agency.functions,
          purposes: agency.purposes,
          timeZone: agency.timeZone,
          active: agency.active,
        }
      : { functions: [] },
    lists: agency ? ['functions', 'purposes'] : ['functions'],
    onDone: () => {
      announce(t('admin.saved'));
      void queries.invalidateQueries({ queryKey: ['administration'] });
      onDone();
    },
  });
  return (
    <form className={`card ${layout.fields}`} noValidate onSubmit={submit}>
      <h2 className={`${layout.title} ${layout.whole}`}>{agency ? <bdi>{agency.name}</bdi> : t('admin.addAgency')}</h2>
      {agency ? null : (
        <Field
          form={form}
          name="code"
          label={t('admin.code')}
          description={t('admin.agencyCodeHow')}
          needed
          code
          autoFocus
        />
      )}
      <Field form={form} name="name" label={t('admin.name')} needed autoFocus={agency !== undefined} />
      {agency ? null : (
        <Field form={form} name="party" label={t('admin.party')} kind="choice" needed choices={countries} />
      )}
      <Field form={form} name="timeZone" label={t('admin.timeZone')} description={t('admin.timeZoneHow')} code />
      <CheckList
        form={form}
        name="functions"
        label={t('account.does')}
        choices={FUNCTIONS.map((value) => ({ value, label: t(`agencyFunctions.${value}`) }))}
      />
      {agency ? (
        <>
          <CheckList
            form={form}
            name="purposes"
            label={t('admin.purposes')}
            choices={PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
          />
          <Field form={form} name="active" label={t('admin.agencyActive')} kind="check" />
        </>
      ) : (
        <p className={`${layout.whole} muted small`}>{t('admin.purposesFollow')}</p>
      )}
      <FormEnd send={send} label={t(agency ? 'common.save' : 'admin.add')} onCancel={onDone} />
    </form>
  );
}

/** The agencies: what each does and for what it may search. */
export function Agencies() {
  const { t } = useTranslation();
  const format = useFormat();
  const partyName = usePartyName();
  const may = useMay('access:administer');
  const [form, setForm] = useState<'new' | Agency>();
  const columns: readonly Column<Agency>[] = [
    {
      id: 'code',
      header: t('admin.code'),
      width: 'minmax(140px, 1fr)',
      cell: (row) => <bdi dir="ltr">{row.code}</bdi>,
    },
    { id: 'name', header: t('admin.name'), width: 'minmax(220px, 2fr)', cell: (row) => <bdi>{row.name}</bdi> },
    { id: 'party', header: t('admin.party'), cell: (row) => partyName(row.party) },
    {
      id: 'functions',
      header: t('account.does'),
      width: 'minmax(220px, 2fr)',
      wraps: true,
      cell: (row) => format.list(row.functions.map((one) => t(`agencyFunctions.${one}`))),
    },
    { id: 'state', header: t('hit.status'), cell: (row) => t(row.active ? 'admin.active' : 'admin.inactive') },
  ];
  return (
    <div className={layout.sections}>
      <div className={layout.top}>
        <p className="muted">{t('admin.agenciesWhat')}</p>
        {may ? <Button onClick={() => setForm('new')}>{t('admin.addAgency')}</Button> : null}
      </div>
      {form === 'new' ? <AgencyForm onDone={() => setForm(undefined)} /> : null}
      {form && form !== 'new' ? <AgencyForm key={form.id} agency={form} onDone={() => setForm(undefined)} /> : null}
      <div>
        <DataTable<Agency>
          label={t('adminParts.agencies')}
          columns={columns}
          queryKey={['administration', 'agencies']}
          fetchPage={(after, signal) =>
            ask<Page<Agency>>('GET', withQuery('/v1/agencies', { after, limit: 100 }), { signal })
          }
          rowKey={({ id }) => id}
          {...(may ? { onOpen: (row: Agency) => row.may.change && setForm(row) } : {})}
        />
      </div>
    </div>
  );
}
