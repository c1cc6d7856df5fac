import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DATE_ORDERS,
  type DateOrder,
  IMPORT_FORMATS,
  type ImportFormat,
  type ImportMapping,
} from '../../../../src/domains/imports/imports.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { announce } from '../../ui/announcer.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import { isNoText, isWorkbook, readTable, readText, type Table } from '../batch/read-table.ts';
import { KINDS, kindOf } from '../registers/register-kinds.ts';
import { useRegister } from '../registers/use-registers.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { ColumnMap } from './column-map.tsx';
import { importFields } from './import-fields.ts';
import { ImportHistory } from './import-history.tsx';
import {
  firstPlan,
  guessColumns,
  type ImportPlan,
  type Mapping,
  mappingOf,
  tableAsFile,
  takeMapping,
} from './import-plan.ts';
import { ImportProgress } from './import-progress.tsx';
import css from './imports.module.css';
import { forgetImport, type ImportOrder, planImport, startImport, useImport, withdrawHeld } from './use-import.ts';

// Enough to show the headings and the first rows; the node reads the file itself.
const PREVIEW_BYTES = 64 * 1024;

function ImportForm({
  plan,
  onStart,
}: {
  plan: ImportPlan;
  onStart: (query: ImportOrder['query'], mapping?: ImportMapping) => void;
}) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const queries = useQueryClient();
  const { file, table, format, kind, columns, taken, keepAs, list, reason, complete, dateOrder } = plan;
  const change = (changes: Partial<ImportPlan>): void => planImport({ ...plan, ...changes });
  const [isTried, setTried] = useState(false);
  const reasonField = useRef<HTMLSelectElement>(null);
  const register = useRegister(kind);
  const saved = useQuery({
    queryKey: ['imports', 'mappings'],
    queryFn: ({ signal }) => ask<Mapping[]>('GET', '/v1/import-mappings', { signal }),
  });
  const isCsv = format === 'csv';
  const hasReason = columns.includes('/reason');
  const lacksReason = isCsv && !hasReason && reason === '';
  const lacksColumn = isCsv && !columns.some((pointer) => pointer.startsWith('/subject/'));

  const send = useMutation({
    mutationFn: async () => {
      const query = { format, name: file.name, list: list.trim() || undefined };
      if (!isCsv) return onStart(query);
      const mapping = mappingOf(plan);
      const ofTable = { ...query, register: kind, complete: complete || undefined };
      const kept = keepAs.trim();
      if (kept === '') return onStart(ofTable, mapping);
      await ask<Mapping>('PUT', `/v1/import-mappings/${encodeURIComponent(kept)}`, { body: mapping });
      void queries.invalidateQueries({ queryKey: ['imports', 'mappings'] });
      announce(t('imports.mappingKept', { name: kept }));
      onStart({ ...ofTable, mapping: kept });
    },
  });

  return (
    <form
      className={`card ${layout.sections}`}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (lacksColumn) return;
        if (lacksReason) return reasonField.current?.focus();
        send.mutate();
      }}
    >
      <h2 className={css.title}>
        <bdi>{file.name}</bdi>
      </h2>
      <div className={layout.fields}>
        <NativeSelect
          label={t('imports.format')}
          value={format}
          data={IMPORT_FORMATS.map((value) => ({ value, label: t(`importFormats.${value}`) }))}
          onChange={(event) => change({ format: event.currentTarget.value as ImportFormat })}
        />
        {isCsv ? (
          <>
            <NativeSelect
              label={t('imports.register')}
              value={kind}
              data={KINDS.map((value) => ({ value, label: t(`registerKinds.${value}`) }))}
              onChange={(event) => {
                const next = kindOf(event.currentTarget.value);
                change({ kind: next, columns: guessColumns(next, table?.columns ?? []), taken: undefined, reason: '' });
              }}
            />
            <NativeSelect
              label={t('imports.saved')}
              value={taken?.name ?? ''}
              data={[
                { value: '', label: t('imports.guessed') },
                ...(saved.data ?? []).map((one) => ({ value: one.name, label: one.name })),
              ]}
              onChange={(event) => {
                const mapping = saved.data?.find((one) => one.name === event.currentTarget.value);
                if (mapping) planImport(takeMapping(plan, mapping));
                else change({ columns: guessColumns(kind, table?.columns ?? []), taken: undefined, keepAs: '' });
              }}
            />
            <NativeSelect
              label={t('file.dateOrder')}
              value={dateOrder}
              data={DATE_ORDERS.map((value) => ({ value, label: t(`dateOrders.${value}`) }))}
              onChange={(event) => change({ dateOrder: event.currentTarget.value as DateOrder })}
            />
            {hasReason ? null : (
              <NativeSelect
                ref={reasonField}
                label={t('imports.reason')}
                value={reason}
                withAsterisk
                aria-required
                error={isTried && lacksReason ? t('faults.required') : undefined}
                data={[
                  { value: '', label: t('common.choose') },
                  ...(register?.reasons ?? []).map(({ code }) => ({ value: code, label: words('reasons', code) })),
                ]}
                onChange={(event) => change({ reason: event.currentTarget.value })}
              />
            )}
            <TextInput
              label={t('imports.mappingName')}
              description={t('imports.mappingNameHow')}
              value={keepAs}
              maxLength={100}
              onChange={(event) => change({ keepAs: event.currentTarget.value })}
            />
          </>
        ) : null}
        <TextInput
          label={t('imports.list')}
          description={t('imports.listHow')}
          value={list}
          maxLength={100}
          onChange={(event) => change({ list: event.currentTarget.value })}
        />
      </div>
      {isCsv ? (
        <>
          <Checkbox
            label={t('imports.complete')}
            description={t('imports.completeHow')}
            checked={complete}
            onChange={(event) => change({ complete: event.currentTarget.checked })}
          />
          {table ? (
            <ColumnMap
              table={table}
              columns={columns}
              fields={importFields(kind).map(({ pointer, words: keys }) => ({
                value: pointer,
                label: keys.map((key) => t(key)).join(': '),
              }))}
              onChange={(next) => change({ columns: next })}
            />
          ) : (
            <StateNotice title={t('imports.unreadable')} />
          )}
        </>
      ) : null}
      {send.error ? <ProblemNotice problem={send.error} /> : null}
      <div className={css.row}>
        <Button type="submit" loading={send.isPending} disabled={lacksColumn}>
          {t('imports.start')}
        </Button>
        <Button variant="default" onClick={forgetImport}>
          {t('common.cancel')}
        </Button>
        {lacksColumn ? <p>{t('imports.mapFirst')}</p> : null}
      </div>
    </form>
  );
}

/** Reads a list or table into the registers: file, mapping, progress, rejects, and what was imported before. */
export function ImportsScreen() {
  const { t } = useTranslation();
  const may = useMay('registers:import');
  const queries = useQueryClient();
  const present = useImport();
  const { plan, run } = present ?? {};
  const [fault, setFault] = useState<'unreadable' | 'empty'>();
  const changed = (): void => void queries.invalidateQueries({ queryKey: ['imports', 'list'] });
  usePageTitle(t('places.import'));

  /** A workbook goes to the node as the table on its first sheet; everything else as it is. */
  async function take(chosen: File): Promise<void> {
    setFault(undefined);
    const refuse = (why: NonNullable<typeof fault>): void => {
      forgetImport();
      setFault(why);
    };
    let file = chosen;
    if (await isWorkbook(chosen)) {
      try {
        const { readSheetTable } = await import('../batch/read-sheet.ts');
        file = tableAsFile(await readSheetTable(chosen), chosen.name.replace(/\.\w+$/, '.csv'));
      } catch {
        return refuse('unreadable');
      }
    }
    const text = await readText(file.slice(0, PREVIEW_BYTES));
    let table: Table | undefined;
    try {
      // The last line of the preview may be cut off in the middle.
      table = readTable(file.size > PREVIEW_BYTES ? text.slice(0, text.lastIndexOf('\n') + 1) : text);
    } catch {
      table = undefined;
    }
    const first = firstPlan(file, text, table);
    // Lists have formats of their own, which the node judges.
    if (first.format === 'csv' && isNoText(text)) return refuse('unreadable');
    if (first.format === 'csv' && table?.rows.length === 0) return refuse('empty');
    planImport(first);
  }

  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title">{t('places.import')}</h1>
      <div className={layout.sections}>
        {run ? null : (
          <FileDrop
            label={t('imports.drop')}
            accept=".csv,.tsv,.txt,.xlsx,.xml,.json,.ndjson,.jsonl"
            onFile={(file) => void take(file)}
          />
        )}
        {fault ? (
          <div role="alert">
            <StateNotice title={t(`batch.fault.${fault}`)}>{t('batch.faultDo')}</StateNotice>
          </div>
        ) : null}
        {plan && !run ? (
          <ImportForm
            key={`${plan.file.name} ${plan.file.lastModified}`}
            plan={plan}
            onStart={(query, mapping) => void startImport({ file: plan.file, query, mapping }, changed)}
          />
        ) : null}
        {plan && run ? <ImportProgress plan={plan} run={run} onWithdraw={() => void withdrawHeld(changed)} /> : null}
        <ImportHistory />
      </div>
    </>
  );
}
