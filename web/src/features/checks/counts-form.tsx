import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryBody } from '../../../../src/domains/operations/operations.schema.ts';
import { readNumber } from '../../../../src/domains/operations/upload.schema.ts';
import { announce } from '../../ui/announcer.tsx';
import { newId } from '../../wire/new-id.ts';
import { nodeNow } from '../../wire/node-clock.ts';
import css from './checks.module.css';
import { EntryFate } from './entry-fate.tsx';
import { localMoment, whoseClock } from './local-moment.ts';
import { COUNTED_BY_HAND } from './measures-of.ts';
import { putInOutbox } from './outbox.ts';
import { sendOutbox } from './send-outbox.ts';
import type { Operation } from './use-operations.ts';

/** Counts of a country that checks in a system of its own: entered as numbers, by kind, place and hour. */
export function CountsForm({ operation, hotSpot }: { operation: Operation; hotSpot: string }) {
  const { t } = useTranslation();
  const measures = COUNTED_BY_HAND.filter((code) => operation.plan.measures.includes(code));
  const [measure, setMeasure] = useState<string>(measures[0] ?? '');
  const [amount, setAmount] = useState('');
  const [at, setAt] = useState(() => localMoment(nodeNow()));
  const [fault, setFault] = useState(false);
  const [last, setLast] = useState<string>();

  async function enter(): Promise<void> {
    const size = readNumber(amount, true);
    setFault(Number.isNaN(size));
    if (Number.isNaN(size)) return;
    const id = newId();
    const moment = (at ? new Date(at) : nodeNow()).toISOString();
    setLast(id);
    await putInOutbox(id, {
      operation: operation.code,
      operationName: operation.name,
      what: measure,
      at: moment,
      ...whoseClock(),
      amount: size,
      ...(hotSpot ? { hotSpot } : {}),
      result: {
        id,
        measure: measure as EntryBody['measure'],
        amount: size,
        at: moment,
        ...(hotSpot ? { hotSpot } : {}),
      },
    });
    setAmount('');
    announce(t('checks.kept'));
    await sendOutbox();
  }

  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <p className="muted">{t('checks.byHandWhat')}</p>
      <NativeSelect
        size="md"
        label={t('checks.what')}
        value={measure}
        data={measures.map((value) => ({ value, label: t(`measures.${value}`) }))}
        onChange={(event) => setMeasure(event.currentTarget.value)}
      />
      <TextInput
        size="md"
        label={t('checks.howMany')}
        error={fault ? t('checks.amountFault') : undefined}
        inputMode="numeric"
        dir="ltr"
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
      />
      <TextInput
        size="md"
        type="datetime-local"
        label={t('checks.when')}
        dir="ltr"
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <Button type="submit" size="lg" className={css.big}>
        {t('checks.enter')}
      </Button>
      <EntryFate id={last} />
    </form>
  );
}
