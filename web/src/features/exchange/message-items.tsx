import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AmendItemBody, AskConsentBody, WhyBody } from '../../../../src/domains/exchange/exchange.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { KINDS, type RegisterKind } from '../registers/register-kinds.ts';
import { SubjectFacts } from '../registers/subject-facts.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { useCodeChoices } from './code-choices.ts';
import css from './exchange.module.css';
import { ForwardForm } from './forward-form.tsx';
import { ItemTerms } from './item-terms.tsx';
import { type Item, type Message, messagePath } from './use-exchange.ts';
import { useStepForm } from './use-step-form.ts';

function isSubject(kind: string): kind is RegisterKind {
  return (KINDS as readonly string[]).includes(kind);
}

/** A file: what it is, and the way to it once the message was accepted. */
function AttachedFile({ message, body }: { message: Message; body: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { attachment, name, type, bytes } = body;
  const isTaken =
    message.side === 'sender' || !message.deliveries.some(({ state }) => state === 'delivered' || state === 'rejected');
  return (
    <p className={css.said}>
      <bdi>{String(name)}</bdi>{' '}
      <span className="muted" dir="ltr">
        {String(type ?? '')} {typeof bytes === 'number' ? format.number(bytes, { style: 'unit', unit: 'byte' }) : ''}
      </span>{' '}
      {isTaken ? (
        <a href={messagePath(message.id, `attachments/${String(attachment)}`)} download>
          {t('exchange.take')}
        </a>
      ) : null}
    </p>
  );
}

function Body({ message, item }: { message: Message; item: Item }) {
  const { t } = useTranslation();
  if (item.state === 'withdrawn') return <p className="muted">{t('exchange.itemWithdrawn')}</p>;
  if (item.state === 'erased') return <p className="muted">{t('exchange.itemErased')}</p>;
  if (!item.body) return <p className="muted">{t('exchange.itemNotShown')}</p>;
  if (isSubject(item.kind)) return <SubjectFacts kind={item.kind} subject={item.body} />;
  const { text } = item.body;
  if (item.kind === 'attachment') return <AttachedFile message={message} body={item.body} />;
  return typeof text === 'string' ? (
    <p className={css.long} dir="auto" lang={item.language}>
      {text}
    </p>
  ) : null;
}

/** Corrects a text and the terms of an item; the facts of a subject are corrected where they came from, in its record. */
function AmendItem({ item, onDone }: { item: Item; onDone: () => void }) {
  const { t } = useTranslation();
  const text = item.body?.text;
  const { form, send, submit } = useStepForm(AmendItemBody, `/v1/exchange/items/${item.id}/amend`, onDone, {
    version: item.version,
    ...(typeof text === 'string' ? { body: item.body } : {}),
    grade: item.grade,
    handling: item.handling,
    handlingNote: item.handlingNote ?? '',
    retainUntil: item.retainUntil ?? '',
  });
  return (
    <form noValidate onSubmit={submit} className={css.stepForm}>
      <div className={css.fields}>
        {typeof text === 'string' ? (
          <div className={css.whole}>
            <Field form={form} name="body.text" label={t('exchangeItemKinds.text')} kind="long" needed />
          </div>
        ) : null}
        <ItemTerms form={form} path="" isSent />
      </div>
      <Field form={form} name="why" label={t('record.why')} kind="long" needed />
      {send.error ? <ProblemNotice problem={send.error} /> : null}
      <div className={css.actions}>
        <Button type="submit" size="xs" loading={send.isPending}>
          {t('exchange.amendItem')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

function WithdrawItem({ item, onDone }: { item: Item; onDone: () => void }) {
  const { t } = useTranslation();
  const { form, send, submit } = useStepForm(WhyBody, `/v1/exchange/items/${item.id}/withdraw`, onDone);
  return (
    <form noValidate onSubmit={submit} className={css.main}>
      <Field form={form} name="why" label={t('record.why')} kind="long" needed autoFocus />
      {send.error ? <ProblemNotice problem={send.error} /> : null}
      <div className={css.actions}>
        <Button type="submit" size="xs" loading={send.isPending}>
          {t('exchange.withdrawItem')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

function OneItem({
  message,
  item,
  at,
  isChosen,
  onChoose,
}: {
  message: Message;
  item: Item;
  at: number;
  isChosen: boolean;
  onChoose: ((isChosen: boolean) => void) | undefined;
}) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const [changing, setChanging] = useState<'amend' | 'withdraw'>();
  const [source = '', information = ''] = item.grade;
  const name = words('exchangeItemKinds', item.kind);
  return (
    <li className={css.item}>
      <div className={css.top}>
        <h3 className={css.itemTitle}>
          {at + 1}. {name}
          {item.role ? <span className="muted"> · {words('subjectRoles', item.role)}</span> : null}
        </h3>
        {onChoose ? (
          <Checkbox
            size="xs"
            label={t('exchange.choose')}
            aria-label={`${t('exchange.choose')}: ${at + 1}. ${name}`}
            checked={isChosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        ) : null}
      </div>
      <Body message={message} item={item} />
      <p className="muted small">
        {item.link ? `${words('purposeLinks', item.link)} · ` : ''}
        <span title={`${words('sourceGrades', source)}; ${words('informationGrades', information)}`}>
          {t('hit.grade')}: {item.grade}
        </span>{' '}
        · {item.handling.map((code) => words('handlingCodes', code)).join('; ')}
        {item.handlingNote ? (
          <>
            : <bdi>{item.handlingNote}</bdi>
          </>
        ) : null}{' '}
        · {t('exchange.originator')} <bdi dir="ltr">{item.originator}</bdi>
        {item.retainUntil ? ` · ${t('exchange.keptUntil', { on: format.date(item.retainUntil) })}` : ''}
        {item.version > 1 ? ` · ${t('exchange.itemVersion', { version: item.version })}` : ''}
      </p>
      {item.translate ? <p className="chip">{t('exchange.needsTranslation')}</p> : null}
      {item.ownRecords.length > 0 ? (
        <p className={css.said}>
          {t('exchange.ownRecords')}:{' '}
          {item.ownRecords.map(({ record, reference, register, outcome }) => (
            <span key={record}>
              <Link to="/registers/$kind/$id" params={{ kind: register, id: record }}>
                <bdi dir="ltr">{reference}</bdi>
              </Link>{' '}
              ({words('outcomes', outcome)}){' '}
            </span>
          ))}
        </p>
      ) : null}
      {changing === undefined && (item.may.amend || item.may.withdraw) ? (
        <div className={`${css.actions} not-on-paper`}>
          {item.may.amend ? (
            <Button size="compact-sm" variant="default" onClick={() => setChanging('amend')}>
              {t('exchange.amendItem')}
            </Button>
          ) : null}
          {item.may.withdraw ? (
            <Button size="compact-sm" variant="default" onClick={() => setChanging('withdraw')}>
              {t('exchange.withdrawItem')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {changing === 'amend' ? <AmendItem item={item} onDone={() => setChanging(undefined)} /> : null}
      {changing === 'withdraw' ? <WithdrawItem item={item} onDone={() => setChanging(undefined)} /> : null}
    </li>
  );
}

function AskConsent({ message, items, onDone }: { message: Message; items: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const { form, send, submit } = useStepForm(
    AskConsentBody,
    '/v1/exchange/consents',
    () => {
      announce(t('exchange.consentAsked'));
      onDone();
    },
    { message: message.id, items, use: 'court' },
  );
  const use = form.watch('use') as string;
  return (
    <form noValidate onSubmit={submit} className={css.main}>
      <Field
        form={form}
        name="use"
        label={t('exchange.consentFor')}
        kind="choice"
        needed
        autoFocus
        choices={choices('consentUses', ['court', 'onward'])}
      />
      {use === 'onward' ? <Field form={form} name="onwardTo.0" label={t('exchange.onwardTo')} code needed /> : null}
      <Field form={form} name="why" label={t('record.why')} kind="long" needed />
      {send.error ? <ProblemNotice problem={send.error} /> : null}
      <div className={css.actions}>
        <Button type="submit" loading={send.isPending}>
          {t('exchange.askConsent')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What the message carries, each thing with its own terms; chosen things can be passed on or asked consent for. */
export function MessageItems({ message }: { message: Message }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [doing, setDoing] = useState<'consent' | 'forward'>();
  if (message.items.length === 0) return null;
  const mayAsk = message.items.some(({ may }) => may.askConsent);
  const maySelect = mayAsk || message.may.forward;
  const done = (): void => {
    setDoing(undefined);
    setChosen([]);
  };
  return (
    <section className="card">
      <h2 className={css.title}>{t('exchange.items')}</h2>
      <ol className={css.items}>
        {message.items.map((item, at) => (
          <OneItem
            key={item.id}
            message={message}
            item={item}
            at={at}
            isChosen={chosen.includes(item.id)}
            onChoose={
              maySelect
                ? (isChosen) => setChosen(isChosen ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))
                : undefined
            }
          />
        ))}
      </ol>
      {maySelect && doing === undefined ? (
        <div className={css.actions}>
          {mayAsk ? (
            <Button variant="default" disabled={chosen.length === 0} onClick={() => setDoing('consent')}>
              {t('exchange.askConsent')}
            </Button>
          ) : null}
          {message.may.forward ? (
            <Button variant="default" disabled={chosen.length === 0} onClick={() => setDoing('forward')}>
              {t('exchange.forward')}
            </Button>
          ) : null}
          {chosen.length === 0 ? <span className="muted small">{t('exchange.chooseFirst')}</span> : null}
        </div>
      ) : null}
      {doing === 'consent' ? <AskConsent message={message} items={chosen} onDone={done} /> : null}
      {doing === 'forward' ? <ForwardForm message={message} items={chosen} onDone={done} /> : null}
    </section>
  );
}
