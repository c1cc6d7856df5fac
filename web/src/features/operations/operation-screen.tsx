import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { OperationHead } from './operation-head.tsx';
import { type Operation, useOperation } from './use-operation.ts';

/** A screen of one operation: its head with the ways to the others, and what the screen shows of it. */
export function OperationScreen({
  id,
  aside,
  children,
}: {
  id: string;
  /** What stands in the head beside the name. */
  aside?: ReactNode;
  children: (operation: Operation) => ReactNode;
}) {
  const { t } = useTranslation();
  const operation = useOperation(id);
  if (operation.error) return <ProblemNotice problem={operation.error} onRetry={() => void operation.refetch()} />;
  if (!operation.data) return <Waiting what={t('states.loading')} />;
  return (
    <>
      <OperationHead operation={operation.data}>{aside}</OperationHead>
      {children(operation.data)}
    </>
  );
}
