import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readNumber } from '../../../../src/domains/operations/upload.schema.ts';
import { useReachable } from '../../app/connection-banner.tsx';
import { useMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { useFaultText } from '../../ui/fault-text.ts';
import { OutcomeShape } from '../../ui/outcome-shape.tsx';
import { StateNotice } from '../../ui/states.tsx';
import { SHAPE_OF_OUTCOME } from '../search/outcome.ts';
import css from './checks.module.css';
import { localMoment } from './local-moment.ts';
import { unitsFor } from './measures-of.ts';
import { OthersLeft } from './others-left.tsx';
import { changeInOutbox, dropFromOutbox, type OutboxEntry, unsettled, useOutbox } from './outbox.ts';
import { sendOutbox } from './send-outbox.ts';
import type { Operation } from './use-operations.ts';

function useWhat(): (entry: OutboxEntry) => string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return ({ content: { what, amount, unit } }) => {
    if (amount === undefined) return t(`checkKinds.${what}`);
    const name = i18n.exists(`measures.${what}`) ? t(`measures.${what}`) : what;
    return `${name}: ${format.number(amount)}${unit ? ` ${unit}` : ''}`;
  };
}

/** What does not fit is mended here and sent again; a result the node already holds is sent as its correction. */
function Mend({
  entry,
  operation,
  onDone,
}: {
  entry: OutboxEntry;
  operation: Operation | undefined;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const { content } = entry;
  const [hotSpot, setHotSpot] = useState(content.hotSpot ?? '');
  const [at, setAt] = useState(() => localMoment(new Date(content.at)));
  const [amount, setAmount] = useState(content.amount === undefined ? '' : String(content.amount));
  const [unit, setUnit] = useState(content.unit ?? '');
  const [fault, setFault] = useState(false);
  const units = unitsFor(content.what);
  const known = operation?.plan.hotSpots ?? [];
  // An operation that is over is not before the officer any more; the place that was said stays.
  const isKnown = hotSpot === '' || known.some(({ code }) => code === hotSpot);
  const hotSpots = isKnown ? known : [...known, { code: hotSpot, name: hotSpot }];

  async function send(): Promise<void> {
    const size = readNumber(amount, units.length === 0);
    if (content.result && Number.isNaN(size)) return setFault(true);
    const moment = new Date(at || content.at).toISOString();
    // The seconds of a moment that was not changed stay.
    const when = localMoment(new Date(content.at)) === at ? content.at : moment;
    const { hotSpot: _check, ...check } = content.check ?? {};
    const { hotSpot: _result, unit: _unit, ...result } = content.result ?? {};
    const { hotSpot: _spot, unit: _inUnit, reasons: _why, ...rest } = content;
    const place = hotSpot ? { hotSpot } : {};
    const mended = {
      ...rest,
      ...place,
      at: when,
      ...(content.check ? { check: { ...check, ...place, at: when } as NonNullable<typeof content.check> } : {}),
      ...(content.result
        ? {
            amount: size,
            ...(unit ? { unit } : {}),
            result: {
              ...result,
              ...place,
              ...(unit ? { unit } : {}),
              amount: size,
              at: when,
              revision: (content.result.revision ?? 0) + 1,
            } as NonNullable<typeof content.result>,
          }
        : {}),
    };
    await changeInOutbox([{ order: entry.order, state: 'waiting', content: mended }]);
    onDone();
    await sendOutbox();
  }

  return (
    <form
      className={css.mend}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <NativeSelect
        label={t('checks.hotSpot')}
        value={hotSpot}
        data={[
          { value: '', label: t('checks.elsewhere') },
          ...hotSpots.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(event) => setHotSpot(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('checks.when')}
        dir="ltr"
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      {content.result ? (
        <TextInput
          label={t('checks.amount')}
          error={fault ? t('checks.amountFault') : undefined}
          dir="ltr"
          inputMode="decimal"
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
      ) : null}
      {units.length > 0 ? (
        <NativeSelect
          label={t('checks.unit')}
          value={unit}
          data={[...new Set([unit, ...units])].filter(Boolean)}
          onChange={(event) => setUnit(event.currentTarget.value)}
        />
      ) : null}
      <div className={css.next}>
        <Button type="submit">{t('checks.sendAgain')}</Button>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button variant="default" onClick={() => void dropFromOutbox(entry.order)}>
          {t('checks.drop')}
        </Button>
      </div>
    </form>
  );
}

function Entry({ entry, operation }: { entry: OutboxEntry; operation: Operation | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const what = useWhat();
  const [mending, setMending] = useState(false);
  const faultText = useFaultText();
  const { content, state } = entry;
  // A hit of a check that was handed in is followed up by the agency of its maker.
  const { agency } = useMe();
  const isOfMine = (content.madeBy?.agency ?? agency.code) === agency.code;
  const spot = operation?.plan.hotSpots.find(({ code }) => code === content.hotSpot)?.name ?? content.hotSpot;
  return (
    <li className={css.entry} data-state={state}>
      <div className={css.entryHead}>
        <b className={css[`state-${state}`]}>{t(`outboxStates.${state}`)}</b>
        <span>{what(entry)}</span>
        <span className="muted small">
          {format.dateTime(content.at)}
          {spot ? ` · ${spot}` : ''}
        </span>
        {content.madeBy ? <span className="small">{t('checks.madeBy', { officer: content.madeBy.name })}</span> : null}
      </div>
      {content.outcome ? (
        <p className={css.entryOutcome}>
          <OutcomeShape shape={SHAPE_OF_OUTCOME[content.outcome]} size={18} /> {t(`outcomes.${content.outcome}`)}
          {content.hit && isOfMine ? (
            <Link to="/hits/$id" params={{ id: content.hit.id }}>
              <bdi dir="ltr">{content.hit.reference}</bdi>
            </Link>
          ) : content.hit ? (
            <bdi dir="ltr">{content.hit.reference}</bdi>
          ) : null}
        </p>
      ) : null}
      {content.reasons?.map((reason) => (
        <p key={reason.message} className="small">
          {faultText(reason)}
        </p>
      ))}
      {state === 'held' || state === 'refused' ? (
        mending ? (
          <Mend entry={entry} operation={operation} onDone={() => setMending(false)} />
        ) : (
          <Button size="sm" variant="default" onClick={() => setMending(true)}>
            {t('checks.mend')}
          </Button>
        )
      ) : null}
      {state === 'waiting' && content.reasons ? (
        <Button size="sm" variant="default" onClick={() => void dropFromOutbox(entry.order)}>
          {t('checks.drop')}
        </Button>
      ) : null}
    </li>
  );
}

/** Everything this device has sent today or has still to send, the newest first. */
export function OutboxList({ operation }: { operation?: Operation | undefined }) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const reachable = useReachable();
  const open = unsettled(outbox);
  const waiting = open.filter(({ state }) => state === 'waiting').length;
  return (
    <>
      <p role="status">
        {t('checks.waitingCount', { count: waiting })} · {t('checks.toMendCount', { count: open.length - waiting })}
      </p>
      {waiting > 0 && reachable ? (
        <Button size="lg" className={css.big} onClick={() => void sendOutbox()}>
          {t('checks.sendNow')}
        </Button>
      ) : null}
      {outbox.sealed > 0 ? <p className={css.offline}>{t('checks.sealed', { count: outbox.sealed })}</p> : null}
      {outbox.unreadable.length > 0 ? (
        <div className={css.offline}>
          <p>{t('checks.unreadable', { count: outbox.unreadable.length })}</p>
          <Button variant="default" onClick={() => void dropFromOutbox(...outbox.unreadable)}>
            {t('checks.erase')}
          </Button>
        </div>
      ) : null}
      {outbox.others.map((others) => (
        <OthersLeft key={others.officer} {...others} />
      ))}
      {outbox.entries.length === 0 ? <StateNotice title={t('checks.emptyOutbox')} /> : null}
      <ul className={css.entries}>
        {outbox.entries.toReversed().map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            operation={operation?.code === entry.content.operation ? operation : undefined}
          />
        ))}
      </ul>
      <p className="muted small">{t('checks.howKept')}</p>
    </>
  );
}
