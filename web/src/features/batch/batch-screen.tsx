import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePurpose } from '../../app/purpose.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { PurposeNeeded } from '../search/purpose-needed.tsx';
import type { Subject } from './columns.ts';
import { FileStep } from './file-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import type { Table } from './read-table.ts';
import { ResultStep } from './result-step.tsx';
import { useBatch } from './use-batch.ts';

/** A whole file searched at once: choose it, say what its columns are, watch, filter, keep the result. */
export function BatchScreen() {
  const { t } = useTranslation();
  const { purpose, caseReference, setPurpose } = usePurpose();
  const [file, setFile] = useState<{ table: Table; name: string }>();
  const [waiting, setWaiting] = useState<readonly (Subject | undefined)[]>();
  const { run, start, stop, clear } = useBatch();
  usePageTitle(t('places.batch'));

  function begin(subjects: readonly (Subject | undefined)[], why: string | undefined): void {
    setWaiting(why ? undefined : subjects);
    if (why) start(subjects, { purpose: why, caseReference: caseReference.trim() || undefined });
  }

  function another(): void {
    clear();
    setWaiting(undefined);
    setFile(undefined);
  }

  return (
    <>
      <h1 className="page-title">{t('places.batch')}</h1>
      {!file ? <FileStep onTable={(table, name) => setFile({ table, name })} /> : null}
      {file && !run && !waiting ? (
        <MappingStep
          table={file.table}
          name={file.name}
          onStart={(subjects) => begin(subjects, purpose)}
          onBack={another}
        />
      ) : null}
      {waiting ? (
        <PurposeNeeded
          onChoose={(chosen) => {
            setPurpose(chosen);
            begin(waiting, chosen);
          }}
        />
      ) : null}
      {file && run ? <ResultStep run={run} table={file.table} onStop={stop} onAgain={another} /> : null}
    </>
  );
}
