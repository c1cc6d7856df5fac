import { FileUp } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateNotice } from '../../ui/states.tsx';
import css from './batch.module.css';
import { LARGEST_FILE_BYTES, readTable, readText, type Table } from './read-table.ts';

/** The first step: a file is dropped or chosen; it is read here and sent nowhere yet. */
export function FileStep({ onTable }: { onTable: (table: Table, name: string) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<'tooLarge' | 'empty' | 'unreadable'>();

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setFault(undefined);
    if (file.size > LARGEST_FILE_BYTES) return setFault('tooLarge');
    try {
      const table = readTable(await readText(file));
      if (table.rows.length === 0) return setFault('empty');
      onTable(table, file.name);
    } catch {
      setFault('unreadable');
    }
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  }

  return (
    <>
      <label
        className={`${css.drop} ${over ? css.over : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileUp size={28} aria-hidden="true" />
        <b>{t('batch.choose')}</b>
        <span className="muted">{t('batch.chooseWhat')}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </label>
      {fault ? (
        <div role="alert" className={css.gap}>
          <StateNotice title={t(`batch.fault.${fault}`)}>{t('batch.faultDo')}</StateNotice>
        </div>
      ) : null}
    </>
  );
}
