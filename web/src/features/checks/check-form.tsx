import { Button, NativeSelect, Textarea } from '@mantine/core';
import { Car, FileText, House, Package, Target, User } from 'lucide-react';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryChoices } from '../../app/country-choices.ts';
import { useMe } from '../../app/officer.tsx';
import { announce } from '../../ui/announcer.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useKeys, useScanSink } from '../../ui/key-store.ts';
import { isUnfinishedZone } from '../../ui/scan-reader.ts';
import { newId } from '../../wire/new-id.ts';
import { playOutcome } from '../search/outcome.ts';
import { useVerdictSentence } from '../search/verdict.tsx';
import { CHECK_KINDS, type CheckKind, isLookedUp, isZone, subjectOf } from './check-kinds.ts';
import { CheckOutcome } from './check-outcome.tsx';
import css from './checks.module.css';
import { momentOfEntry } from './local-moment.ts';
import { putInOutbox, useOutbox } from './outbox.ts';
import type { Linked } from './result-form.tsx';
import { sendOutbox } from './send-outbox.ts';
import { type Operation, usePost } from './use-operations.ts';

const ICONS: Readonly<Record<CheckKind, ComponentType<{ size: number; 'aria-hidden': 'true' }>>> = {
  person: User,
  vehicle: Car,
  document: FileText,
  firearm: Target,
  parcel: Package,
  premises: House,
};

/** One check: what it is, who or which, and the answer below. It is kept on the device first and sent from there. */
export function CheckForm({
  operation,
  hotSpot,
  onResult,
}: {
  operation: Operation;
  hotSpot: string;
  onResult: (linked: Linked) => void;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const sentence = useVerdictSentence();
  const countries = useCountryChoices();
  const outbox = useOutbox();
  const [post, setPost] = usePost();
  const [kind, setKind] = useState<CheckKind>(CHECK_KINDS.find((one) => one === post.kind) ?? 'person');
  const [text, setText] = useState('');
  const [country, setCountry] = useState('');
  const [missing, setMissing] = useState(false);
  const [current, setCurrent] = useState<{ id: string; subject?: ReturnType<typeof subjectOf> }>();
  const field = useRef<HTMLTextAreaElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const entry = outbox.entries.find(({ id }) => id === current?.id);
  const answer = current ? outbox.answers.get(current.id) : undefined;
  const lookedUp = isLookedUp(kind);

  async function check(typed: string): Promise<void> {
    const subject = subjectOf(kind, { text: typed, country });
    if (lookedUp && !subject) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setMissing(false);
    const id = newId();
    const moment = momentOfEntry();
    setCurrent({ id, subject });
    await putInOutbox(id, {
      operation: operation.code,
      operationName: operation.name,
      what: kind,
      ...moment,
      ...(hotSpot ? { hotSpot } : {}),
      check: { id, kind, at: moment.at, ...(subject ? { subject } : {}), ...(hotSpot ? { hotSpot } : {}) },
    });
    await sendOutbox();
  }

  function startAgain(): void {
    setCurrent(undefined);
    setText('');
    setMissing(false);
    requestAnimationFrame(() => field.current?.focus());
  }

  useKeys([{ keys: 'Escape', label: t('checks.next'), run: startAgain, inFields: true }]);
  useScanSink((scanned) => {
    setText(scanned);
    void check(scanned);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is said once.
  useEffect(() => {
    if (!answer) return;
    const search = answer.search;
    if (search) {
      announce(`${t(`outcomes.${search.outcome}`)}. ${sentence(search)}`, { urgent: search.outcome !== 'no-hit' });
      if (me.officer.sound) playOutcome(search.outcome);
    } else announce(t('checks.counted'));
    requestAnimationFrame(() => heading.current?.focus({ preventScroll: false }));
  }, [answer]);

  const zone = isZone(text);
  return (
    <>
      <form
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void check(text);
        }}
      >
        <fieldset className={css.kinds}>
          <legend className="for-screen-readers">{t('checks.kind')}</legend>
          {CHECK_KINDS.map((one) => {
            const Icon = ICONS[one];
            return (
              <label key={one} className={`${css.kind} ${one === kind ? css.chosen : ''}`}>
                <input
                  type="radio"
                  name="kind"
                  className="for-screen-readers"
                  checked={one === kind}
                  onChange={() => {
                    setKind(one);
                    setPost({ kind: one });
                    setCurrent(undefined);
                    setMissing(false);
                  }}
                />
                <Icon size={26} aria-hidden="true" />
                <span>{t(`checkKinds.${one}`)}</span>
              </label>
            );
          })}
        </fieldset>
        {lookedUp ? (
          <Textarea
            ref={field}
            size="lg"
            label={t(`checkAsks.${kind}`)}
            description={t('checks.scanOrType')}
            error={missing ? t('checks.nothingTyped') : undefined}
            value={text}
            rows={zone ? 3 : 1}
            dir={zone || kind !== 'person' ? 'ltr' : 'auto'}
            autoComplete="off"
            autoCapitalize={kind === 'person' ? 'words' : 'characters'}
            spellCheck={false}
            maxLength={2000}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              // A scanner ends each line of a zone with Enter; after the last one the check is sent.
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
              const value = event.currentTarget.value;
              if (isUnfinishedZone(value) && !/\n\s*$/.test(value)) return;
              event.preventDefault();
              void check(value);
            }}
          />
        ) : null}
        {lookedUp && kind !== 'person' ? (
          <NativeSelect
            size="md"
            label={t(
              kind === 'vehicle'
                ? 'fields.plateCountry'
                : kind === 'document'
                  ? 'fields.issuer'
                  : 'fields.originCountry',
            )}
            value={country}
            data={[{ value: '', label: '—' }, ...countries.map(({ value, label }) => ({ value, label }))]}
            onChange={(event) => setCountry(event.currentTarget.value)}
          />
        ) : null}
        <Button type="submit" size="lg" className={css.big} rightSection={<KeyHint keys="Enter" />}>
          {t(lookedUp ? 'checks.do' : 'checks.count')}
        </Button>
      </form>
      {current ? (
        <CheckOutcome
          entry={entry}
          answer={answer}
          subject={current.subject}
          heading={heading}
          onNext={startAgain}
          onResult={() => {
            const hit = answer?.search?.hits.find((one) => one.followUp)?.followUp;
            onResult({
              check: current.id,
              kind,
              ...(hit ? { hit: { id: hit.id, reference: hit.reference } } : {}),
            });
          }}
        />
      ) : null}
    </>
  );
}
