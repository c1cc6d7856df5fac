import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { ImportPlan } from './import-plan.ts';
import css from './imports.module.css';
import { Rejects } from './rejects.tsx';
import { backToPlan, forgetImport, type ImportCounts, type RunningImport, stopImport } from './use-import.ts';

const COUNTS = ['read', 'created', 'amended', 'withdrawn', 'unchanged', 'rejected'] as const;

/** What an import did with the rows, as figures. */
export function Counts({ counts }: { counts: ImportCounts }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className={css.counts}>
      {COUNTS.map((name) => (
        <div key={name}>
          <dt>{t(`importCounts.${name}`)}</dt>
          <dd>{format.number(counts[name] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Withdrawals that the node did not make unasked. */
export function Held({ count, onWithdraw }: { count: number; onWithdraw?: (() => void) | undefined }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={css.held}>
      <p>
        <b>{t('imports.held', { count })}</b>
      </p>
      <p>{t('imports.heldDo')}</p>
      {onWithdraw ? (
        <Button variant="default" onClick={onWithdraw}>
          {t('imports.withdrawHeld')}
        </Button>
      ) : null}
    </div>
  );
}

/** How far the import is, then its summary and what was rejected. */
export function ImportProgress({
  plan,
  run,
  onWithdraw,
}: {
  plan: ImportPlan;
  run: RunningImport;
  /** Withdraws what the file lacks, when the node held it. */
  onWithdraw: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, counts = {}, seconds } = run;
  return (
    <section className={`card ${layout.sections}`}>
      <div role="status" className={css.row}>
        {state === 'running' ? <progress className={css.progress} aria-label={t('imports.running')} /> : null}
        <p>
          <b>
            {state === 'running' ? t('imports.running') : null}
            {state === 'done'
              ? t('imports.done', { seconds: format.number(seconds ?? 0, { maximumFractionDigits: 1 }) })
              : null}
            {state === 'stopped' ? t('imports.stopped') : null}
            {state === 'failed' ? t('imports.failed') : null}
          </b>
        </p>
      </div>
      {state === 'failed' ? <ProblemNotice problem={run.problem} /> : null}
      <Counts counts={counts} />
      {state === 'done' && counts.held ? <Held count={counts.held} onWithdraw={onWithdraw} /> : null}
      <div className={css.row}>
        {state === 'running' ? (
          <>
            <Button variant="default" onClick={stopImport}>
              {t('imports.stop')}
            </Button>
            <p className="muted small">{t('imports.goesOn')}</p>
          </>
        ) : (
          <>
            {state === 'done' ? null : <Button onClick={backToPlan}>{t('file.backToColumns')}</Button>}
            <Button variant={state === 'done' ? 'filled' : 'default'} onClick={forgetImport}>
              {t('imports.another')}
            </Button>
          </>
        )}
      </div>
      {state === 'done' && counts.id && (counts.rejected ?? 0) > 0 ? (
        <Rejects id={counts.id} {...(plan.format === 'csv' ? { of: plan.file } : {})} />
      ) : null}
    </section>
  );
}
