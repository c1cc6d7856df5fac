import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { Verdict } from '../../../../src/domains/audit/audit.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import css from './audit.module.css';

/** Replays the chain and says whether it is whole. */
export function Verify() {
  const { t } = useTranslation();
  const format = useFormat();
  const verify = useMutation({
    mutationFn: () => ask<Static<typeof Verdict>>('POST', '/v1/audit/verify', { body: {} }),
    onSuccess: ({ ok }) => announce(t(ok ? 'auditLog.whole' : 'auditLog.broken'), { urgent: true }),
  });
  const verdict = verify.data;
  return (
    <div className={layout.sections}>
      <section className="card">
        <h2 className={layout.title}>{t('auditViews.verify')}</h2>
        <p className="muted">{t('auditLog.verifyWhat')}</p>
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('auditLog.verify')}
        </Button>
      </section>
      {verify.isPending ? <Waiting what={t('auditLog.verifying')} /> : null}
      {verify.error ? <ProblemNotice problem={verify.error} onRetry={() => verify.mutate()} /> : null}
      {verdict ? (
        <section className={`${css.verdict} ${verdict.ok ? '' : css.broken}`} id="verdict-of-audit">
          <p className={css.verdictTitle}>{t(verdict.ok ? 'auditLog.whole' : 'auditLog.broken')}</p>
          <p>
            {t('auditLog.verified', {
              entries: verdict.entries,
              blocks: verdict.blocks,
              checkpoints: verdict.checkpoints,
              seconds: format.number(verdict.tookMs / 1000, { maximumFractionDigits: 1 }),
            })}
          </p>
          {verdict.waiting > 0 ? <p>{t('auditLog.waiting', { waiting: verdict.waiting })}</p> : null}
          {verdict.ok ? null : <p>{t('auditLog.brokenDo')}</p>}
          <ul>
            {verdict.faults.map(({ kind, chain, height, detail }) => (
              <li key={`${kind} ${chain} ${height} ${detail}`}>
                {t('auditLog.faultOf', { chain: chain.slice(0, 8) })}:{' '}
                {t(`auditFaults.${kind}`, { height: height ?? '–' })}
                <details className="small muted">
                  <summary>{t('auditLog.nodeSays')}</summary>
                  <p lang="en" dir="ltr">
                    {detail}
                  </p>
                </details>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
