import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { EntriesAnswer } from '../../../../src/domains/operations/operations.schema.ts';
import { readNumber } from '../../../../src/domains/operations/upload.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import { type ToldFault, useFaultText } from '../../ui/fault-text.ts';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ask } from '../../wire/ask.ts';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import { type Entry, type Operation, pathOf, useForgetOperations, useMeasures } from './use-operation.ts';

type Written = Static<typeof EntriesAnswer>;

/** Corrects an entry by a revision of its own: what was sent before is kept. */
function Mend({ operation, entry, onDone }: { operation: Operation; entry: Entry; onDone: () => void }) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const measures = useMeasures();
  const forget = useForgetOperations();
  const [measure, setMeasure] = useState(entry.measure);
  const [amount, setAmount] = useState(String(entry.amount));
  const [unit, setUnit] = useState(entry.unit ?? '');
  const [faults, setFaults] = useState<readonly ToldFault[]>([]);
  const [unread, setUnread] = useState(false);
  const faultText = useFaultText();
  const known = measures.find(({ code }) => code === measure);
  const units = known?.units ?? [];
  const size = readNumber(amount, known?.kind === 'count');
  const send = useMutation({
    mutationFn: (withdrawn: boolean) =>
      ask<Written>('POST', pathOf(operation.id, '/entries'), {
        body: {
          entries: [
            {
              id: entry.id,
              revision: entry.revision + 1,
              ...(withdrawn ? { withdrawn } : {}),
              measure,
              amount: withdrawn ? entry.amount : size,
              ...(unit === '' ? {} : { unit }),
              phase: entry.phase,
              at: entry.at,
              agency: entry.agency,
              ...(entry.hotSpot === null ? {} : { hotSpot: entry.hotSpot }),
              ...(entry.check === null ? {} : { check: entry.check }),
              ...(entry.hit === null ? {} : { hit: entry.hit }),
            },
          ],
        },
      }),
    onSuccess: ({ items: [written] }) => {
      forget();
      if (written && (written.state === 'held' || written.state === 'refused')) {
        setFaults(written.reasons);
        return;
      }
      announce(t('operations.mended'));
      onDone();
    },
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    const isNumber = !Number.isNaN(size);
    setUnread(!isNumber);
    if (isNumber) send.mutate(false);
  }
  return (
    <form className={layout.fields} onSubmit={submit} aria-label={t('operations.mend')}>
      <NativeSelect
        label={t('operations.figure')}
        value={measure}
        onChange={(event) => {
          setMeasure(event.currentTarget.value);
          setUnit('');
        }}
        data={[...new Set([entry.measure, ...operation.plan.measures])].map((value) => ({
          value,
          label: words.measure(value),
        }))}
      />
      <TextInput
        label={t('operations.amount')}
        value={amount}
        error={unread ? t('checks.amountFault') : undefined}
        inputMode="decimal"
        dir="ltr"
        onChange={(event) => setAmount(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('operations.unit')}
        value={unit}
        onChange={(event) => setUnit(event.currentTarget.value)}
        data={[
          { value: '', label: t('operations.usualUnit') },
          ...[...new Set([...units, ...(unit ? [unit] : [])])].map((value) => ({ value, label: value })),
        ]}
      />
      {faults.length > 0 ? (
        <p role="alert" className={`${layout.whole} ${css.differs}`}>
          {faults.map(faultText).join(' ')}
        </p>
      ) : null}
      {send.error ? (
        <div className={layout.whole}>
          <ProblemNotice problem={send.error} />
        </div>
      ) : null}
      <div className={`${layout.row} ${layout.whole}`}>
        <Button type="submit" loading={send.isPending}>
          {t('operations.mendSend')}
        </Button>
        <Button variant="default" disabled={send.isPending} onClick={() => send.mutate(true)}>
          {t('operations.withdraw')}
        </Button>
      </div>
    </form>
  );
}

/** Accepts what was refused as late or out of place, with the reason. */
function AcceptLate({ operation, entry, onDone }: { operation: Operation; entry: Entry; onDone: () => void }) {
  const { t } = useTranslation();
  const forget = useForgetOperations();
  const [note, setNote] = useState('');
  const send = useMutation({
    mutationFn: () =>
      ask('POST', pathOf(operation.id, `/entries/${encodeURIComponent(entry.id)}/accept`), { body: { note } }),
    onSuccess: () => {
      forget();
      announce(t('operations.accepted'));
      onDone();
    },
  });
  return (
    <div className={css.lines}>
      <Textarea
        label={t('operations.lateNote')}
        value={note}
        rows={2}
        dir="auto"
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {send.error ? <ProblemNotice problem={send.error} /> : null}
      <div>
        <Button loading={send.isPending} disabled={note.trim() === ''} onClick={() => send.mutate()}>
          {t('operations.acceptLate')}
        </Button>
      </div>
    </div>
  );
}

/** One entry with where it comes from, and what may be done about it. */
export function OneEntry({
  operation,
  entry,
  isOwn,
  onClose,
}: {
  operation: Operation;
  entry: Entry;
  isOwn: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const faultText = useFaultText();
  const words = useOperationWords(operation);
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('operations.amount'), words.amount(entry.amount, entry.unit)],
    [t('operations.when'), format.dateTime(entry.at)],
    [t('operations.phase'), words.phase(entry.phase)],
    [t('account.agency'), <bdi key="agency">{`${entry.agency}${entry.officer ? ` · ${entry.officer}` : ''}`}</bdi>],
    ...(entry.handedInBy
      ? ([[t('operations.handedInBy'), <bdi key="handedInBy">{entry.handedInBy}</bdi>]] as const)
      : []),
    [t('operations.hotSpot'), words.hotSpot(entry.hotSpot ?? '')],
    [t('operations.origin'), t(`entryOrigins.${entry.origin}`)],
    [t('operations.received'), format.dateTime(entry.receivedAt)],
    [t('operations.revision'), format.number(entry.revision)],
    ...(entry.hit
      ? ([
          [
            t('operations.hit'),
            <Link key="hit" to="/hits/$id" params={{ id: entry.hit }}>
              {t('operations.openHit')}
            </Link>,
          ],
        ] as const)
      : []),
    ...(entry.lateNote ? ([[t('operations.lateNote'), entry.lateNote]] as const) : []),
  ];
  return (
    <section className={`card ${layout.sections}`} aria-label={words.measure(entry.measure)}>
      <div className={`${layout.row} ${css.between}`}>
        <h2 className={layout.title}>
          {words.measure(entry.measure)} · {t(`entryStates.${entry.state}`)}
        </h2>
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
      {entry.reasons.length > 0 ? (
        <ul>
          {entry.reasons.map((reason) => (
            <li key={reason.message}>{faultText(reason)}</li>
          ))}
        </ul>
      ) : null}
      <dl className="facts">
        {facts.flatMap(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
      </dl>
      {entry.state !== 'refused' && entry.origin !== 'check' && isOwn && operation.may.report ? (
        <Mend operation={operation} entry={entry} onDone={onClose} />
      ) : null}
      {entry.state === 'refused' && operation.may.acceptLate ? (
        <AcceptLate operation={operation} entry={entry} onDone={onClose} />
      ) : null}
    </section>
  );
}
