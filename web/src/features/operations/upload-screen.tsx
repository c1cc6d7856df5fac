import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { FileStep } from '../batch/file-step.tsx';
import type { Table } from '../batch/read-table.ts';
import { OperationHead } from './operation-head.tsx';
import { UploadMappingStep } from './upload-mapping.tsx';
import { UploadResult } from './upload-result.tsx';
import { type Operation, useMeasures, useOperation } from './use-operation.ts';
import { useUpload } from './use-upload.ts';

const route = getRouteApi('/desk/operations/$id/upload');

function Steps({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const measures = useMeasures();
  const [file, setFile] = useState<{ table: Table; name: string }>();
  const { run, start, stop, clear } = useUpload(operation.id);
  function another(): void {
    clear();
    setFile(undefined);
  }
  if (!file) return <FileStep hint={t('upload.what')} onTable={(table, name) => setFile({ table, name })} />;
  if (run) return <UploadResult operation={operation} run={run} table={file.table} onStop={stop} onAnother={another} />;
  if (measures.length === 0) return <Waiting what={t('states.loading')} />;
  return (
    <UploadMappingStep
      operation={operation}
      measures={measures}
      table={file.table}
      name={file.name}
      onStart={(lines) => void start(lines)}
      onBack={another}
    />
  );
}

/** Checks and results of a country that uses a system of its own, from its file. */
export function UploadScreen() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const operation = useOperation(id);
  if (operation.error) return <ProblemNotice problem={operation.error} onRetry={() => void operation.refetch()} />;
  if (!operation.data) return <Waiting what={t('states.loading')} />;
  const one = operation.data;
  return (
    <>
      <OperationHead operation={one} />
      {one.may.report ? <Steps operation={one} /> : <StateNotice title={t('states.refused')} />}
    </>
  );
}
