import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { FileStep } from '../batch/file-step.tsx';
import type { Table } from '../batch/read-table.ts';
import { OperationScreen } from './operation-screen.tsx';
import { UploadMappingStep } from './upload-mapping.tsx';
import { UploadResult } from './upload-result.tsx';
import { type Operation, useMeasures } from './use-operation.ts';
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
  return (
    <OperationScreen id={id}>
      {(operation) =>
        operation.may.report ? <Steps operation={operation} /> : <StateNotice title={t('states.refused')} />
      }
    </OperationScreen>
  );
}
