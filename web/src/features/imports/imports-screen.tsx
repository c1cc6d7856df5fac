import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { mapHeadings } from '../../../../src/domains/imports/heading-words.schema.ts';
import {
  DATE_ORDERS,
  type DateOrder,
  IMPORT_FORMATS,
  type ImportFormat,
  type ImportMapping,
  type SavedMapping,
} from '../../../../src/domains/imports/imports.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { announce } from '../../ui/announcer.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import { readTable, readText, type Table } from '../batch/read-table.ts';
import { KINDS, kindOf, type RegisterKind } from '../registers/register-kinds.ts';
import { useRegister } from '../registers/use-registers.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { ColumnMap } from './column-map.tsx';
import { importFields, targetOf } from './import-fields.ts';
import { ImportHistory } from './import-history.tsx';
import { ImportProgress } from './import-progress.tsx';
import css from './imports.module.css';
import { type ImportOrder, useImport } from './use-import.ts';

type Mapping = Static<typeof SavedMapping>;

// Enough to show the headings and the first rows; the node reads the file itself.
const PREVIEW_BYTES = 64 * 1024;

/** The format that the beginning of a file speaks for. */
function guessFormat(name: string, text: string): ImportFormat {
  if (/CONSOLIDATED_LIST/.test(text)) return 'un-sc';
  if (/sdnList|<sdnEntry/i.test(text) || /(^|[^a-z])sdn\.csv$/i.test(name)) return 'ofac-sdn';
  if (/^\s*\{"/.test(text) && /"schema"/.test(text)) return 'ftm';
  return 'csv';
}

function guessColumns(kind: RegisterKind, headings: readonly string[]): string[] {
  const known = new Set(importFields(kind).map(({ pointer }) => pointer));
  const mapped = mapHeadings(kind, headings, (pointer) => known.has(pointer));
  return headings.map((heading) => {
    const pointer = mapped[heading]?.field ?? '';
    return known.has(pointer) ? pointer : '';
  });
}

/** A saved mapping as columns of this file. */
function columnsOf(mapping: Mapping, headings: readonly string[]): string[] {
  return headings.map((heading) => {
    const target = mapping.columns[heading];
    return target === undefined ? '' : typeof target === 'string' ? target : target.field;
  });
}

interface Chosen {
  readonly file: File;
  readonly format: ImportFormat;
  readonly table: Table | undefined;
}

function ImportForm({
  chosen,
  onStart,
}: {
  chosen: Chosen;
  onStart: (query: ImportOrder['query'], mapping?: ImportMapping) => void;
}) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const queries = useQueryClient();
  const headings = chosen.table?.columns ?? [];
  const [format, setFormat] = useState(chosen.format);
  const [kind, setKind] = useState<RegisterKind>(() =>
    KINDS.reduce((best, one) =>
      guessColumns(one, headings).filter(Boolean).length > guessColumns(best, headings).filter(Boolean).length
        ? one
        : best,
    ),
  );
  const [columns, setColumns] = useState<readonly string[]>(() => guessColumns(kind, headings));
  const [name, setName] = useState('');
  const [list, setList] = useState('');
  const [reason, setReason] = useState('');
  const [complete, setComplete] = useState(false);
  const [dateOrder, setDateOrder] = useState<DateOrder>('day-first');
  const register = useRegister(kind);
  const saved = useQuery({
    queryKey: ['imports', 'mappings'],
    queryFn: ({ signal }) => ask<Mapping[]>('GET', '/v1/import-mappings', { signal }),
  });
  const isCsv = format === 'csv';
  const hasReason = columns.includes('/reason');

  const send = useMutation({
    mutationFn: async () => {
      if (!isCsv) return onStart({ format, name: chosen.file.name, list: list || undefined });
      const mapping: ImportMapping = {
        register: kind,
        columns: Object.fromEntries(
          headings.flatMap((heading, at) => {
            const pointer = columns[at];
            return pointer ? [[heading, targetOf(pointer)] as const] : [];
          }),
        ),
        dateOrder,
        ...(reason && !hasReason ? { constants: { '/reason': reason } } : {}),
      };
      const kept = name.trim();
      const query = { format, register: kind, name: chosen.file.name, list: list || undefined };
      if (kept === '') return onStart({ ...query, complete: complete || undefined }, mapping);
      await ask<Mapping>('PUT', `/v1/import-mappings/${encodeURIComponent(kept)}`, { body: mapping });
      void queries.invalidateQueries({ queryKey: ['imports', 'mappings'] });
      announce(t('imports.mappingKept', { name: kept }));
      onStart({ ...query, mapping: kept, complete: complete || undefined });
    },
  });

  return (
    <form
      className={`card ${layout.sections}`}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <h2 className={css.title}>
        <bdi>{chosen.file.name}</bdi>
      </h2>
      <div className={layout.fields}>
        <NativeSelect
          label={t('imports.format')}
          value={format}
          data={IMPORT_FORMATS.map((value) => ({ value, label: t(`importFormats.${value}`) }))}
          onChange={(event) => setFormat(event.currentTarget.value as ImportFormat)}
        />
        {isCsv ? (
          <>
            <NativeSelect
              label={t('imports.register')}
              value={kind}
              data={KINDS.map((value) => ({ value, label: t(`registerKinds.${value}`) }))}
              onChange={(event) => {
                const next = kindOf(event.currentTarget.value);
                setKind(next);
                setColumns(guessColumns(next, headings));
              }}
            />
            <NativeSelect
              label={t('imports.saved')}
              value=""
              data={[
                { value: '', label: t('imports.guessed') },
                ...(saved.data ?? []).map((one) => ({ value: one.name, label: one.name })),
              ]}
              onChange={(event) => {
                const mapping = saved.data?.find((one) => one.name === event.currentTarget.value);
                if (!mapping) return;
                setKind(kindOf(mapping.register));
                setColumns(columnsOf(mapping, headings));
                setName(mapping.name);
                if (mapping.dateOrder) setDateOrder(mapping.dateOrder);
                setReason(mapping.constants?.['/reason'] ?? '');
              }}
            />
            <NativeSelect
              label={t('file.dateOrder')}
              value={dateOrder}
              data={DATE_ORDERS.map((value) => ({ value, label: t(`dateOrders.${value}`) }))}
              onChange={(event) => setDateOrder(event.currentTarget.value as DateOrder)}
            />
            {hasReason ? null : (
              <NativeSelect
                label={t('imports.reason')}
                value={reason}
                data={[
                  { value: '', label: '—' },
                  ...(register?.reasons ?? []).map(({ code }) => ({ value: code, label: words('reasons', code) })),
                ]}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            )}
            <TextInput
              label={t('imports.mappingName')}
              description={t('imports.mappingNameHow')}
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </>
        ) : null}
        <TextInput
          label={t('imports.list')}
          description={t('imports.listHow')}
          value={list}
          maxLength={100}
          onChange={(event) => setList(event.currentTarget.value)}
        />
      </div>
      {isCsv ? (
        <>
          <Checkbox
            label={t('imports.complete')}
            description={t('imports.completeHow')}
            checked={complete}
            onChange={(event) => setComplete(event.currentTarget.checked)}
          />
          {chosen.table ? (
            <ColumnMap
              table={chosen.table}
              columns={columns}
              fields={importFields(kind).map(({ pointer, words: keys }) => ({
                value: pointer,
                label: keys.map((key) => t(key)).join(': '),
              }))}
              onChange={setColumns}
            />
          ) : (
            <StateNotice title={t('imports.unreadable')} />
          )}
        </>
      ) : null}
      {send.error ? <ProblemNotice problem={send.error} /> : null}
      <div className={css.row}>
        <Button
          type="submit"
          loading={send.isPending}
          disabled={isCsv && !columns.some((pointer) => pointer.startsWith('/subject/'))}
        >
          {t('imports.start')}
        </Button>
        {isCsv && !columns.some((pointer) => pointer.startsWith('/subject/')) ? <p>{t('imports.mapFirst')}</p> : null}
      </div>
    </form>
  );
}

/** Reads a list or table into the registers: file, mapping, progress, rejects, and what was imported before. */
export function ImportsScreen() {
  const { t } = useTranslation();
  const may = useMay('registers:import');
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>();
  const { run, start, withdrawHeld, stop, clear } = useImport(
    () => void queries.invalidateQueries({ queryKey: ['imports', 'list'] }),
  );
  usePageTitle(t('places.import'));

  async function take(file: File): Promise<void> {
    const text = await readText(file.slice(0, PREVIEW_BYTES));
    const format = guessFormat(file.name, text);
    let table: Table | undefined;
    try {
      // The last line of the preview may be cut off in the middle.
      table = readTable(file.size > PREVIEW_BYTES ? text.slice(0, text.lastIndexOf('\n') + 1) : text);
    } catch {
      table = undefined;
    }
    clear();
    setChosen({ file, format, table });
  }

  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title">{t('places.import')}</h1>
      <div className={layout.sections}>
        {run ? null : (
          <FileDrop
            label={t('imports.drop')}
            accept=".csv,.tsv,.txt,.xml,.json,.ndjson,.jsonl"
            onFile={(file) => void take(file)}
          />
        )}
        {chosen && !run ? (
          <ImportForm
            key={`${chosen.file.name} ${chosen.file.lastModified}`}
            chosen={chosen}
            onStart={(query, mapping) => void start({ file: chosen.file, query, mapping })}
          />
        ) : null}
        {run ? (
          <ImportProgress
            run={run}
            onStop={stop}
            onWithdraw={() => void withdrawHeld()}
            onNew={() => {
              clear();
              setChosen(undefined);
            }}
          />
        ) : null}
        <ImportHistory />
      </div>
    </>
  );
}
