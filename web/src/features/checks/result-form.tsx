import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryBody } from '../../../../src/domains/operations/operations.schema.ts';
import { readNumber } from '../../../../src/domains/operations/upload.schema.ts';
import { announce } from '../../ui/announcer.tsx';
import { newId } from '../../wire/new-id.ts';
import css from './checks.module.css';
import { EntryFate } from './entry-fate.tsx';
import { momentOfEntry } from './local-moment.ts';
import { identityOf, RESULT_GROUPS, type ResultGroup, unitsFor } from './measures-of.ts';
import { putInOutbox } from './outbox.ts';
import { sendOutbox } from './send-outbox.ts';
import type { Operation } from './use-operations.ts';

/** The check, and its hit, that a result came of. */
export interface Linked {
  readonly check: string;
  readonly kind: string;
  readonly hit?: { readonly id: string; readonly reference: string };
}

const GROUPS = Object.keys(RESULT_GROUPS) as ResultGroup[];
const BORN = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** An arrest, a seizure, or what else came of the day; linked to the check and the hit it came of. */
export function ResultForm({
  operation,
  hotSpot,
  linked,
  onUnlink,
}: {
  operation: Operation;
  hotSpot: string;
  linked: Linked | undefined;
  onUnlink: () => void;
}) {
  const { t } = useTranslation();
  const counted = (group: ResultGroup): readonly string[] =>
    RESULT_GROUPS[group].filter((code) => operation.plan.measures.includes(code));
  const groups = GROUPS.filter((group) => counted(group).length > 0);
  const [group, setGroup] = useState<ResultGroup>(groups[0] ?? 'arrest');
  const measures = counted(group);
  const [chosen, setChosen] = useState('');
  const measure = measures.includes(chosen) ? chosen : (measures[0] ?? '');
  const units = unitsFor(measure);
  const [unit, setUnit] = useState('');
  const [amount, setAmount] = useState('1');
  const [name, setName] = useState('');
  const [born, setBorn] = useState('');
  const [number, setNumber] = useState('');
  const [fault, setFault] = useState(false);
  const [badBirth, setBadBirth] = useState(false);
  const [last, setLast] = useState<string>();
  const amountField = useRef<HTMLInputElement>(null);
  const subject = identityOf(measure);

  function identity(): EntryBody['identity'] | undefined {
    if (subject === 'person' && name.trim() !== '')
      return { person: { name: name.trim(), ...(born.trim() === '' ? {} : { bornOn: born.trim() }) } };
    if (subject === 'object' && number.trim() !== '') return { object: { kind: measure, number: number.trim() } };
    return undefined;
  }

  async function enter(): Promise<void> {
    const size = readNumber(amount, units.length === 0);
    const birthFits = born.trim() === '' || BORN.test(born.trim());
    setFault(Number.isNaN(size));
    setBadBirth(!birthFits);
    if (Number.isNaN(size) || !birthFits) return;
    const id = newId();
    const moment = momentOfEntry();
    const who = identity();
    const inUnit = units.length > 0 ? { unit: units.includes(unit) ? unit : (units[0] ?? '') } : {};
    setLast(id);
    await putInOutbox(id, {
      operation: operation.code,
      operationName: operation.name,
      what: measure,
      ...moment,
      amount: size,
      ...inUnit,
      ...(hotSpot ? { hotSpot } : {}),
      result: {
        id,
        measure: measure as EntryBody['measure'],
        amount: size,
        at: moment.at,
        ...inUnit,
        ...(hotSpot ? { hotSpot } : {}),
        ...(who ? { identity: who } : {}),
        ...(linked ? { check: linked.check } : {}),
        ...(linked?.hit ? { hit: linked.hit.id } : {}),
      },
    });
    setAmount('1');
    setName('');
    setBorn('');
    setNumber('');
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
      {linked ? (
        <p className={css.linked}>
          {linked.hit
            ? t('checks.linkedToHit', {
                kind: t(`checkKinds.${linked.kind}`),
                reference: `\u2068${linked.hit.reference}\u2069`,
              })
            : t('checks.linkedToCheck', { kind: t(`checkKinds.${linked.kind}`) })}{' '}
          <Button size="xs" variant="default" onClick={onUnlink}>
            {t('checks.unlink')}
          </Button>
        </p>
      ) : null}
      <fieldset className={css.kinds}>
        <legend className="for-screen-readers">{t('checks.resultKind')}</legend>
        {groups.map((one) => (
          <label key={one} className={`${css.kind} ${one === group ? css.chosen : ''}`}>
            <input
              type="radio"
              name="group"
              className="for-screen-readers"
              checked={one === group}
              onChange={() => {
                setGroup(one);
                setChosen('');
              }}
            />
            <span>{t(`resultGroups.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <NativeSelect
        size="md"
        label={t('checks.what')}
        value={measure}
        data={measures.map((value) => ({ value, label: t(`measures.${value}`) }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <div className={css.amount}>
        <TextInput
          ref={amountField}
          size="md"
          label={t('checks.amount')}
          error={fault ? t('checks.amountFault') : undefined}
          inputMode={units.length > 0 ? 'decimal' : 'numeric'}
          dir="ltr"
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        {units.length > 0 ? (
          <NativeSelect
            size="md"
            label={t('checks.unit')}
            value={units.includes(unit) ? unit : units[0]}
            data={[...units]}
            onChange={(event) => setUnit(event.currentTarget.value)}
          />
        ) : null}
      </div>
      {subject === 'person' ? (
        <>
          <TextInput
            size="md"
            label={t('checks.personName')}
            description={t('checks.identityWhy')}
            value={name}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            size="md"
            label={t('fields.bornOn')}
            placeholder="1979-03-14"
            error={badBirth ? t('faults.partial-date') : undefined}
            value={born}
            dir="ltr"
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) => setBorn(event.currentTarget.value)}
          />
        </>
      ) : null}
      {subject === 'object' ? (
        <TextInput
          size="md"
          label={t('checks.objectNumber')}
          description={t('checks.identityWhy')}
          value={number}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      ) : null}
      <Button type="submit" size="lg" className={css.big}>
        {t('checks.enter')}
      </Button>
      <EntryFate id={last} />
    </form>
  );
}
