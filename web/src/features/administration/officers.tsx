import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import {
  type Link as LinkAnswer,
  NewOfficer,
  type NewOfficerAnswer,
  OfficerChange,
  type OfficerView,
} from '../../../../src/domains/access/access.schema.ts';
import { useMay, useMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { LANGUAGE_NAMES } from '../../languages/words.ts';
import { announce } from '../../ui/announcer.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { Field } from '../../ui/field.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice } from '../../ui/states.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { codesOf } from '../../wire/codes-of.ts';
import { ShownOnce } from './pieces.tsx';
import { useAgencies } from './use-agencies.ts';
import { useEntryForm } from './use-entry-form.ts';

type Officer = Static<typeof OfficerView>;

const route = getRouteApi('/desk/administration');
const ROLES = codesOf(OfficerChange.properties.roles);

function useRoleChoices() {
  const { t } = useTranslation();
  return ROLES.map((value) => ({ value, label: t(`roles.${value}`) }));
}

function AddOfficer({ onDone, onCancel }: { onDone: (link: string) => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const roles = useRoleChoices();
  const agencies = useAgencies().filter(({ may, active }) => may.change && active);
  const { form, send, submit } = useEntryForm<Static<typeof NewOfficerAnswer>>({
    schema: NewOfficer,
    method: 'POST',
    path: '/v1/officers',
    values: { agency: me.agency.code, roles: [], language: me.officer.language },
    lists: ['roles'],
    onDone: ({ link }) => onDone(link),
  });
  return (
    <form className={`card ${layout.fields}`} noValidate onSubmit={submit}>
      <h2 className={`${layout.title} ${layout.whole}`}>{t('admin.addOfficer')}</h2>
      <Field form={form} name="name" label={t('admin.name')} needed autoFocus />
      <Field
        form={form}
        name="signInName"
        label={t('signIn.name')}
        description={t('admin.signInNameHow')}
        needed
        code
      />
      <Field
        form={form}
        name="agency"
        label={t('account.agency')}
        kind="choice"
        needed
        choices={agencies.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
      />
      <Field
        form={form}
        name="language"
        label={t('frame.language')}
        kind="choice"
        choices={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
      />
      <CheckList form={form} name="roles" label={t('account.roles')} choices={roles} />
      <FormEnd send={send} label={t('admin.add')} onCancel={onCancel} />
    </form>
  );
}

function OneOfficer({
  officer,
  onLink,
  onDone,
}: {
  officer: Officer;
  onLink: (link: string) => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const roles = useRoleChoices();
  const path = `/v1/officers/${officer.id}`;
  const done = (): void => {
    announce(t('admin.saved'));
    void queries.invalidateQueries({ queryKey: ['administration', 'officers'] });
    onDone();
  };
  const { form, send, submit } = useEntryForm<Officer>({
    schema: OfficerChange,
    method: 'PATCH',
    path,
    values: { name: officer.name, ...(officer.may.changeRoles ? { roles: officer.roles } : {}) },
    lists: officer.may.changeRoles ? ['roles'] : [],
    onDone: done,
  });
  const activate = useMutation({
    mutationFn: () => ask<Officer>('PATCH', path, { body: { active: !officer.active } }),
    onSuccess: done,
  });
  const recover = useMutation({
    mutationFn: () => ask<Static<typeof LinkAnswer>>('POST', `${path}/recovery`, { body: {} }),
    onSuccess: ({ link }) => onLink(link),
  });
  const problem = send.error ?? activate.error ?? recover.error;
  return (
    <form className={`card ${layout.fields}`} noValidate onSubmit={submit} aria-label={officer.name}>
      <h2 className={`${layout.title} ${layout.whole}`}>
        <bdi>{officer.name}</bdi>
      </h2>
      {officer.may.change ? (
        <>
          <Field form={form} name="name" label={t('admin.name')} needed autoFocus />
          {officer.may.changeRoles ? (
            <CheckList form={form} name="roles" label={t('account.roles')} choices={roles} />
          ) : (
            <p className={layout.whole}>{t('admin.notOwnRoles')}</p>
          )}
          {problem ? (
            <div className={layout.whole}>
              <ProblemNotice problem={problem} />
            </div>
          ) : null}
          <div className={`${layout.row} ${layout.whole}`}>
            <Button type="submit" loading={send.isPending}>
              {t('common.save')}
            </Button>
            {officer.may.changeRoles && officer.active ? (
              <ConfirmButton
                loading={activate.isPending}
                label={t('admin.deactivate')}
                of={officer.name}
                onConfirm={() => activate.mutate()}
              />
            ) : null}
            {officer.may.changeRoles && !officer.active ? (
              <Button variant="default" loading={activate.isPending} onClick={() => activate.mutate()}>
                {t('admin.activate')}
              </Button>
            ) : null}
            {officer.active ? (
              <Button variant="default" loading={recover.isPending} onClick={() => recover.mutate()}>
                {t('admin.recovery')}
              </Button>
            ) : null}
            <Button variant="default" onClick={onDone}>
              {t('common.close')}
            </Button>
          </div>
        </>
      ) : (
        <p className={layout.whole}>{t('admin.notYours')}</p>
      )}
    </form>
  );
}

/** The officers: who they are, what they may do; new ones get a link that works once. */
export function Officers() {
  const { t } = useTranslation();
  const format = useFormat();
  const { agency } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const may = useMay('access:administer');
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<Officer>();
  const [link, setLink] = useState<string>();
  const agencies = useAgencies();
  // A name stays out of the address.
  const [typed, setTyped] = useState('');
  const [named] = useDebouncedValue(typed.trim(), 250);
  const show = (given: string): void => {
    setLink(given);
    setAdding(false);
    setOpened(undefined);
    void queries.invalidateQueries({ queryKey: ['administration', 'officers'] });
  };
  const columns: readonly Column<Officer>[] = [
    { id: 'name', header: t('admin.name'), width: 'minmax(170px, 1.4fr)', cell: (row) => <bdi>{row.name}</bdi> },
    { id: 'signInName', header: t('signIn.name'), cell: (row) => <bdi dir="ltr">{row.signInName}</bdi> },
    {
      id: 'agency',
      header: t('account.agency'),
      width: 'minmax(140px, 1fr)',
      cell: (row) => <bdi dir="ltr">{row.agency}</bdi>,
    },
    {
      id: 'roles',
      header: t('account.roles'),
      width: 'minmax(200px, 2fr)',
      wraps: true,
      cell: (row) => format.list(row.roles.map((role) => t(`roles.${role}`))),
    },
    {
      id: 'state',
      header: t('hit.status'),
      width: 'minmax(140px, 1fr)',
      wraps: true,
      cell: (row) => t(row.active ? (row.invited ? 'admin.invited' : 'admin.active') : 'admin.inactive'),
    },
  ];
  return (
    <div className={layout.sections}>
      <div className={layout.top}>
        <div className={layout.row}>
          <TextInput
            type="search"
            label={t('admin.findOfficer')}
            value={typed}
            dir="auto"
            spellCheck={false}
            maxLength={100}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('admin.onlyAgency')}
            value={agency ?? ''}
            data={[
              { value: '', label: t('admin.allAgencies') },
              ...(agency && !agencies.some(({ code }) => code === agency) ? [{ value: agency, label: agency }] : []),
              ...agencies.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
            ]}
            onChange={(event) => {
              const code = event.currentTarget.value;
              void navigate({
                search: (before) => ({ part: before.part, ...(code ? { agency: code } : {}) }),
                replace: true,
              });
            }}
          />
        </div>
        {may ? <Button onClick={() => setAdding(true)}>{t('admin.addOfficer')}</Button> : null}
      </div>
      {link ? <ShownOnce what={t('admin.linkOnce')} secret={link} onDone={() => setLink(undefined)} /> : null}
      {adding ? <AddOfficer onDone={show} onCancel={() => setAdding(false)} /> : null}
      {opened ? (
        <OneOfficer key={opened.id} officer={opened} onLink={show} onDone={() => setOpened(undefined)} />
      ) : null}
      <div>
        <DataTable<Officer>
          label={t('adminParts.officers')}
          columns={columns}
          queryKey={['administration', 'officers', agency, named]}
          fetchPage={(after, signal) =>
            ask<Page<Officer>>(
              'GET',
              withQuery('/v1/officers', { agency, named: named || undefined, after, limit: 100 }),
              { signal },
            )
          }
          rowKey={({ id }) => id}
          onOpen={setOpened}
          empty={<StateNotice title={t('admin.noOfficer')} />}
        />
      </div>
    </div>
  );
}
