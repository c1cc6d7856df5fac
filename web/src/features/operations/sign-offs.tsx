import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { ask } from '../../wire/ask.ts';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import { type Operation, pathOf, type Reconciliation, useForgetOperations, useSignOffs } from './use-operation.ts';

const SIGNS = { stands: '●', void: '▲', 'not-signed': '○' } as const;

/** Signs the figures of one's own country; where they do not sum, with a note that says why. */
function Sign({
  operation,
  sums,
  digest,
}: {
  operation: Operation;
  sums: Reconciliation['sums'];
  /** Of the figures as they were read here: nobody signs what came since. */
  digest: string | undefined;
}) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const forget = useForgetOperations();
  const [note, setNote] = useState('');
  const country = operation.mine?.country ?? '';
  const isNoteNeeded = sums.some(({ scope, verdict }) => scope === country && verdict === 'does-not-sum');
  const send = useMutation({
    mutationFn: () =>
      ask('POST', pathOf(operation.id, '/sign-offs'), {
        body: { ...(digest ? { digest } : {}), ...(note.trim() === '' ? {} : { note: note.trim() }) },
      }),
    // The figures are read again, so that the next signature is of what stands there then.
    onError: forget,
    onSuccess: () => {
      announce(t('operations.signed', { country: words.party(country) }));
      setNote('');
      forget();
    },
  });
  return (
    <div className={css.lines}>
      <Textarea
        label={t(isNoteNeeded ? 'operations.signNoteNeeded' : 'operations.signNote')}
        value={note}
        rows={2}
        dir="auto"
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {send.error ? <ProblemNotice problem={send.error} /> : null}
      <div>
        <Button loading={send.isPending} disabled={isNoteNeeded && note.trim() === ''} onClick={() => send.mutate()}>
          {t('operations.sign', { country: words.party(country) })}
        </Button>
      </div>
    </div>
  );
}

/** Who has signed, whose signature is void and must be given again, and the publication that waits for all. */
export function SignOffs({ operation, sums }: { operation: Operation; sums: Reconciliation['sums'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOperationWords(operation);
  const forget = useForgetOperations();
  const signOffs = useSignOffs(operation.id);
  const act = useMutation({
    mutationFn: (what: 'closed' | 'running' | 'publish') =>
      what === 'publish'
        ? ask('POST', pathOf(operation.id, '/publish'), { body: {} })
        : ask('POST', pathOf(operation.id, '/state'), { body: { state: what } }),
    onSuccess: (_, what) => {
      announce(t(what === 'publish' ? 'operations.isPublished' : `operationStates.${what}`));
      forget();
    },
  });
  const { may, state } = operation;
  const items = signOffs.data?.items ?? [];
  const isComplete = items.length > 0 && items.every((one) => one.state === 'stands');
  return (
    <section className="card">
      <h2 className={layout.title}>{t('operations.signOffs')}</h2>
      <p>{t(signOffs.data?.embargo === false ? 'operations.noEmbargo' : 'operations.embargo')}</p>
      {signOffs.error ? <ProblemNotice problem={signOffs.error} onRetry={() => void signOffs.refetch()} /> : null}
      {signOffs.isPending ? <Waiting what={t('table.loading')} /> : null}
      <table className={table.table}>
        <tbody>
          {items.map((one) => (
            <tr key={one.country}>
              <th scope="row">{words.party(one.country)}</th>
              <td className={one.state === 'void' ? css.differs : ''}>
                <span aria-hidden="true">{SIGNS[one.state]}</span> {t(`signOffStates.${one.state}`)}
                {one.signedAt ? ` · ${format.dateTime(one.signedAt)}` : ''}
                {one.note ? (
                  <>
                    <br />
                    <q>{one.note}</q>
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css.lines}>
        {may.signOff ? (
          <Sign
            operation={operation}
            sums={sums}
            digest={items.find(({ country }) => country === operation.mine?.country)?.digest}
          />
        ) : null}
        {act.error ? <ProblemNotice problem={act.error} /> : null}
        {may.plan && state !== 'published' ? (
          <div className={layout.row}>
            {state !== 'running' ? (
              <Button variant="default" loading={act.isPending} onClick={() => act.mutate('running')}>
                {t(state === 'planned' ? 'operations.start' : 'operations.reopen')}
              </Button>
            ) : (
              <Button variant="default" loading={act.isPending} onClick={() => act.mutate('closed')}>
                {t('operations.close')}
              </Button>
            )}
            {may.publish ? (
              <Button loading={act.isPending} disabled={!isComplete} onClick={() => act.mutate('publish')}>
                {t('operations.publish')}
              </Button>
            ) : null}
          </div>
        ) : null}
        {may.publish && !isComplete ? <p className="muted">{t('operations.publishWaits')}</p> : null}
      </div>
    </section>
  );
}
