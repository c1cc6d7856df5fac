import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { type KeyView, NewKey, type NewKeyAnswer } from '../../../../src/domains/access/access.schema.ts';
import { useMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { Field } from '../../ui/field.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice } from '../../ui/states.tsx';
import { Ago } from '../../ui/time.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { ShownOnce } from './pieces.tsx';
import { useEntryForm } from './use-entry-form.ts';

type Key = Static<typeof KeyView>;

/** The words of a right; its colon would be taken for a sign of the words themselves. */
function useRightWords(): (right: string) => string {
  const words = useCodeWords();
  return (right) => {
    const code = right.replace(':', '-');
    const said = words('rights', code);
    return said === code ? right : said;
  };
}

function MakeKey({ onDone }: { onDone: (key?: string) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const rightWords = useRightWords();
  const { form, send, submit } = useEntryForm<Static<typeof NewKeyAnswer>>({
    schema: NewKey,
    method: 'POST',
    path: '/v1/keys',
    values: { rights: [], name: '', expiresOn: '' },
    onDone: ({ key }) => onDone(key),
  });
  // A key neither makes keys nor changes who may do what; the node decides, this only spares a refusal.
  const grantable = me.rights.filter((right) => right !== 'access:administer' && right !== 'access:own-keys');
  return (
    <form className={`card ${layout.fields}`} noValidate onSubmit={submit}>
      <h2 className={`${layout.title} ${layout.whole}`}>{t('admin.makeKey')}</h2>
      <Field form={form} name="name" label={t('admin.keyName')} description={t('admin.keyNameHow')} needed autoFocus />
      <Field form={form} name="expiresOn" label={t('admin.keyExpires')} kind="day" needed />
      <CheckList
        form={form}
        name="rights"
        label={t('admin.keyRights')}
        choices={grantable.map((value) => ({ value, label: rightWords(value) }))}
      />
      <FormEnd send={send} label={t('admin.makeKey')} onCancel={() => onDone()} />
    </form>
  );
}

/** The keys by which systems of the own agency come in. */
export function Keys() {
  const { t } = useTranslation();
  const format = useFormat();
  const rightWords = useRightWords();
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  const revoke = useMutation({
    mutationFn: (id: string) => ask<unknown>('DELETE', `/v1/keys/${id}`),
    onSuccess: () => {
      announce(t('admin.revoked'));
      return queries.invalidateQueries({ queryKey: ['administration', 'keys'] });
    },
  });
  const columns: readonly Column<Key>[] = [
    { id: 'name', header: t('admin.keyName'), width: 'minmax(150px, 1.4fr)', cell: (row) => <bdi>{row.name}</bdi> },
    { id: 'prefix', header: t('admin.keyBegins'), cell: (row) => <code dir="ltr">{row.prefix}…</code> },
    {
      id: 'rights',
      header: t('admin.keyRights'),
      width: 'minmax(200px, 2fr)',
      cell: (row) => (
        <span title={format.list(row.rights.map(rightWords))}>{format.list(row.rights.map(rightWords))}</span>
      ),
    },
    { id: 'madeBy', header: t('admin.madeBy'), cell: (row) => <bdi>{row.madeBy}</bdi> },
    { id: 'expiresAt', header: t('admin.keyExpires'), wraps: true, cell: (row) => format.date(row.expiresAt) },
    {
      id: 'lastUsedAt',
      header: t('admin.lastUsed'),
      cell: (row) => (row.lastUsedAt ? <Ago at={row.lastUsedAt} /> : '—'),
    },
    {
      id: 'revoke',
      header: t('hit.status'),
      width: 'minmax(190px, 1fr)',
      cell: (row) =>
        row.revokedAt ? (
          t('admin.isRevoked')
        ) : (
          <ConfirmButton
            size="compact-sm"
            label={t('admin.revoke')}
            of={row.name}
            onConfirm={() => revoke.mutate(row.id)}
          />
        ),
    },
  ];
  return (
    <div className={layout.sections}>
      <div className={layout.top}>
        <p className="muted">{t('admin.keysWhat')}</p>
        <Button onClick={() => setMaking(true)}>{t('admin.makeKey')}</Button>
      </div>
      {made ? <ShownOnce what={t('admin.keyOnce')} secret={made} onDone={() => setMade(undefined)} /> : null}
      {making ? (
        <MakeKey
          onDone={(key) => {
            setMaking(false);
            if (!key) return;
            setMade(key);
            void queries.invalidateQueries({ queryKey: ['administration', 'keys'] });
          }}
        />
      ) : null}
      {revoke.error ? <ProblemNotice problem={revoke.error} /> : null}
      <div>
        <DataTable<Key>
          label={t('adminParts.keys')}
          columns={columns}
          queryKey={['administration', 'keys']}
          fetchPage={(after, signal) => ask<Page<Key>>('GET', withQuery('/v1/keys', { after, limit: 100 }), { signal })}
          rowKey={({ id }) => id}
          empty={<StateNotice title={t('admin.noKeys')} />}
        />
      </div>
    </div>
  );
}
