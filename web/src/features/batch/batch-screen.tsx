import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePurpose } from '../../app/purpose.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { PurposeNeeded } from '../search/purpose-needed.tsx';
import type { Subject } from './columns.ts';
import { FileStep } from './file-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import { ResultStep } from './result-step.tsx';
import { chooseColumns, forgetBatch, sayHeadings, startBatch, takeFile, useBatch } from './use-batch.ts';

/** A whole file searched at once: choose it, say what its columns are, watch, filter, keep the result. */
export function BatchScreen() {
  const { t } = useTranslation();
  const { purpose, caseReference, setPurpose } = usePurpose();
  const [waiting, setWaiting] = useState<readonly (Subject | undefined)[]>();
  const batch = useBatch();
  usePageTitle(t('places.batch'));

  function begin(subjects: readonly (Subject | undefined)[], why: string | undefined): void {
    setWaiting(why ? undefined : subjects);
    if (why) startBatch(subjects, { purpose: why, caseReference: caseReference.trim() || undefined });
  }

  return (
    <>
      <h1 className="page-title">{t('places.batch')}</h1>
      {!batch ? <FileStep onTable={takeFile} /> : null}
      {batch && !batch.run ? (
        <MappingStep
          {...batch.file}
          choice={batch.choice}
          onHeadings={sayHeadings}
          onChoice={chooseColumns}
          onStart={(subjects) => begin(subjects, purpose)}
          onBack={forgetBatch}
        />
      ) : null}
      {batch && !batch.run && waiting ? (
        <PurposeNeeded
          onChoose={(chosen) => {
            setPurpose(chosen);
            begin(waiting, chosen);
          }}
        />
      ) : null}
      {batch?.run ? <ResultStep run={batch.run} table={batch.file.table} subjects={batch.subjects ?? []} /> : null}
    </>
  );
}
