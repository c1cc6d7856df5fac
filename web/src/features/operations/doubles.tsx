import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ask } from '../../wire/ask.ts';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import { type Operation, pathOf, type Reconciliation, useForgetOperations } from './use-operation.ts';

type Paired = Reconciliation['suspected'][number]['shown'][number];

function PairedEntries({ operation, shown }: { operation: Operation; shown: readonly Paired[] }) {
  const format = useFormat();
  const words = useOperationWords(operation);
  return (
    <ul>
      {shown.map((entry) => (
        <li key={entry.id}>
          {words.measure(entry.measure)} {words.amount(entry.amount, entry.unit)} · <bdi dir="ltr">{entry.agency}</bdi>{' '}
          · {words.hotSpot(entry.hotSpot ?? '')} · {format.dateTime(entry.at)} · {words.phase(entry.phase)}
        </li>
      ))}
    </ul>
  );
}

/** Two entries that may be one thing: a person decides, with the reason. */
function Decide({ operation, entries }: { operation: Operation; entries: readonly string[] }) {
  const { t } = useTranslation();
  const forget = useForgetOperations();
  const [note, setNote] = useState('');
  const send = useMutation({
    mutationFn: (decision: 'one' | 'two') =>
      ask('POST', pathOf(operation.id, '/doubles'), { body: { entries, decision, note: note.trim() } }),
    onSuccess: () => {
      announce(t('operations.decided'));
      forget();
    },
  });
  const isReady = note.trim() !== '';
  return (
    <div className={css.lines}>
      <TextInput
        label={t('operations.decisionNote')}
        value={note}
        dir="auto"
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={layout.row}>
        <Button disabled={!isReady} loading={send.isPending} onClick={() => send.mutate('one')}>
          {t('operations.decideOne')}
        </Button>
        <Button variant="default" disabled={!isReady || send.isPending} onClick={() => send.mutate('two')}>
          {t('operations.decideTwo')}
        </Button>
      </div>
      {send.error ? <ProblemNotice problem={send.error} /> : null}
    </div>
  );
}

/** What may have been counted twice, what was decided about it, and what several agencies did together. */
export function Doubles({
  operation,
  suspected,
  decided,
  shared,
}: { operation: Operation } & Pick<Reconciliation, 'suspected' | 'decided' | 'shared'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOperationWords(operation);
  if (suspected.length + decided.length + shared.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('operations.doubles')}</h2>
      <ul className={css.pairs}>
        {suspected.map(({ entries, reason, shown }) => (
          <li key={entries.join(' ')}>
            <b>{t(`doubleReasons.${reason}`)}</b>
            <PairedEntries operation={operation} shown={shown} />
            {operation.may.acceptLate ? (
              <Decide operation={operation} entries={entries} />
            ) : (
              <p className="muted">{t('operations.leadDecides', { agency: operation.lead })}</p>
            )}
          </li>
        ))}
        {decided.map(({ entries, decision, note, agency, decidedAt, shown }) => (
          <li key={entries.join(' ')}>
            <b>{t(decision === 'one' ? 'operations.wasOne' : 'operations.wasTwo')}</b>: <q>{note}</q> (
            <bdi dir="ltr">{agency}</bdi>, {format.dateTime(decidedAt)})
            <PairedEntries operation={operation} shown={shown} />
          </li>
        ))}
        {shared.map((thing) => (
          <li key={thing.entries.join(' ')}>
            {t('operations.sharedThing', {
              figure: words.measure(thing.measure),
              agencies: format.list(thing.contributors),
            })}
            {thing.disagreements.length > 0 ? (
              <p className={css.differs}>
                {thing.disagreements
                  .map(({ said }) =>
                    t('operations.saidDifferently', {
                      list: format.list(
                        said.map(({ measure, amount, unit }) =>
                          measure ? words.measure(measure) : words.amount(amount ?? 0, unit),
                        ),
                      ),
                    }),
                  )
                  .join(' ')}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
