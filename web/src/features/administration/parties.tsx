import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewParty } from '../../../../src/domains/access/access.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { type Party, usePartyName } from '../../app/parties.ts';
import { LANGUAGE_NAMES } from '../../languages/words.ts';
import { announce } from '../../ui/announcer.tsx';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { Field } from '../../ui/field.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import layout from '../../ui/layout.module.css';
import { ask, withQuery } from '../../wire/ask.ts';
import { codesOf } from '../../wire/codes-of.ts';
import { useEntryForm } from './use-entry-form.ts';

const KINDS = codesOf(NewParty.properties.kind);

function PartyForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { form, send, submit } = useEntryForm<Party>({
    schema: NewParty,
    method: 'POST',
    path: '/v1/parties',
    values: {},
    onDone: () => {
      announce(t('admin.saved'));
      void queries.invalidateQueries({ queryKey: ['parties'] });
      void queries.invalidateQueries({ queryKey: ['administration', 'parties'] });
      onDone();
    },
  });
  return (
    <form className={`card ${layout.fields}`} noValidate onSubmit={submit}>
      <h2 className={`${layout.title} ${layout.whole}`}>{t('admin.addParty')}</h2>
      <Field
        form={form}
        name="code"
        label={t('admin.code')}
        description={t('admin.partyCodeHow')}
        needed
        code
        autoFocus
      />
      <Field
        form={form}
        name="kind"
        label={t('admin.kind')}
        kind="choice"
        needed
        choices={KINDS.map((value) => ({ value, label: t(`partyKinds.${value}`) }))}
      />
      {Object.entries(LANGUAGE_NAMES).map(([code, language]) => (
        <Field
          key={code}
          form={form}
          name={`names.${code}`}
          label={t('admin.nameIn', { language })}
          needed={code === 'en'}
        />
      ))}
      <div className={layout.whole}>
        <Field form={form} name="note" label={t('admin.note')} description={t('admin.noteHow')} kind="long" />
      </div>
      <FormEnd send={send} label={t('admin.add')} onCancel={onDone} />
    </form>
  );
}

/** Countries, territories and organisations, each with its code and, where one is due, a note on its status. */
export function Parties() {
  const { t } = useTranslation();
  const nameOf = usePartyName();
  const may = useMay('access:administer');
  const [adding, setAdding] = useState(false);
  const columns: readonly Column<Party>[] = [
    {
      id: 'code',
      header: t('admin.code'),
      width: 'minmax(80px, 0.5fr)',
      cell: (row) => <bdi dir="ltr">{row.code}</bdi>,
    },
    { id: 'name', header: t('admin.name'), width: 'minmax(200px, 2fr)', cell: (row) => nameOf(row.code) },
    { id: 'kind', header: t('admin.kind'), cell: (row) => t(`partyKinds.${row.kind}`) },
    {
      id: 'documents',
      header: t('admin.documentCodes'),
      cell: (row) => <bdi dir="ltr">{row.documentCodes.join(', ')}</bdi>,
    },
    {
      id: 'note',
      header: t('admin.note'),
      width: 'minmax(160px, 2fr)',
      cell: (row) => <bdi title={row.note ?? ''}>{row.note}</bdi>,
    },
  ];
  return (
    <div className={layout.sections}>
      <div className={layout.top}>
        <p className="muted">{t('admin.partiesWhat')}</p>
        {may ? <Button onClick={() => setAdding(true)}>{t('admin.addParty')}</Button> : null}
      </div>
      {adding ? <PartyForm onDone={() => setAdding(false)} /> : null}
      <div>
        <DataTable<Party>
          label={t('adminParts.parties')}
          columns={columns}
          queryKey={['administration', 'parties']}
          fetchPage={(after, signal) =>
            ask<Page<Party>>('GET', withQuery('/v1/parties', { after, limit: 100 }), { signal })
          }
          rowKey={({ code }) => code}
        />
      </div>
    </div>
  );
}
