import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../ui/file-drop.tsx';
import { StateNotice } from '../../ui/states.tsx';
import css from './batch.module.css';
import { isWorkbook, LARGEST_FILE_BYTES, readTable, readText, type Table } from './read-table.ts';

/** A workbook or text; the reader of workbooks is fetched when the first one comes. */
async function readFile(file: File): Promise<Table> {
  return (await isWorkbook(file))
    ? (await import('./read-sheet.ts')).readSheetTable(file)
    : readTable(await readText(file));
}

/** The first step: a file is dropped or chosen; it is read here and sent nowhere yet. */
export function FileStep({
  hint,
  onTable,
}: {
  /** What kind of file it is to be, where it is no list to search. */
  hint?: string;
  onTable: (table: Table, name: string) => void;
}) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<'tooLarge' | 'empty' | 'unreadable'>();

  async function take(file: File): Promise<void> {
    setFault(undefined);
    if (file.size > LARGEST_FILE_BYTES) return setFault('tooLarge');
    try {
      const table = await readFile(file);
      if (table.rows.length === 0) return setFault('empty');
      onTable(table, file.name);
    } catch {
      setFault('unreadable');
    }
  }

  return (
    <>
      <FileDrop
        label={t('batch.choose')}
        hint={hint ?? t('batch.chooseWhat')}
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain"
        onFile={(file) => void take(file)}
      />
      {fault ? (
        <div role="alert" className={css.gap}>
          <StateNotice title={t(`batch.fault.${fault}`)}>{t('batch.faultDo')}</StateNotice>
        </div>
      ) : null}
    </>
  );
}
