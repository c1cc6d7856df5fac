import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import { useCodeWords } from '../search/hit-words.ts';
import css from './exchange.module.css';
import { ForwardForm } from './forward-form.tsx';
import { AmendItem, AskConsent, WithdrawItem } from './item-steps.tsx';
import { ItemTermsShown } from './item-terms-shown.tsx';
import { ItemBody } from './message-body.tsx';
import { type Item, isQuarantined, type Message, messagePath } from './use-exchange.ts';

function Body({ message, item }: { message: Message; item: Item }) {
  const { t } = useTranslation();
  if (item.state === 'withdrawn') return <p className="muted">{t('exchange.itemWithdrawn')}</p>;
  if (item.state === 'erased') return <p className="muted">{t('exchange.itemErased')}</p>;
  if (!item.body) return <p className="muted">{t('exchange.itemNotShown')}</p>;
  return (
    <ItemBody
      kind={item.kind}
      body={item.body}
      language={item.language}
      roman={item.roman ? [item.roman] : undefined}
      file={item.file}
      href={isQuarantined(message) ? undefined : messagePath(message.id, `attachments/${String(item.body.attachment)}`)}
    />
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
  const [changing, setChanging] = useState<'amend' | 'withdraw'>();
  const name = words('exchangeItemKinds', item.kind);
  const done = (): void => setChanging(undefined);
  return (
    <li className={css.item}>
      <div className={layout.top}>
        <h3 className={css.itemTitle}>
          {at + 1}. {name}
          {item.role ? <span className="muted"> · {words('subjectRoles', item.role)}</span> : null}
        </h3>
        {onChoose ? (
          <Checkbox
            size="xs"
            className="not-on-paper"
            label={t('exchange.choose')}
            aria-label={`${t('exchange.choose')}: ${at + 1}. ${name}`}
            checked={isChosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        ) : null}
      </div>
      <Body message={message} item={item} />
      <ItemTermsShown terms={item} />
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
        <div className={`${layout.actions} not-on-paper`}>
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
      {changing === 'amend' ? <AmendItem item={item} onDone={done} /> : null}
      {changing === 'withdraw' ? <WithdrawItem item={item} onDone={done} /> : null}
    </li>
  );
}

/** What the message carries, each thing with its own terms; chosen things can be passed on or asked consent for. */
export function MessageItems({ message }: { message: Message }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [doing, setDoing] = useState<'consent' | 'forward'>();
  if (message.items.length === 0) return null;
  const mayAsk = !isQuarantined(message) && message.items.some(({ may }) => may.askConsent);
  const maySelect = mayAsk || message.may.forward;
  const done = (): void => {
    setDoing(undefined);
    setChosen([]);
  };
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.items')}</h2>
      <ol className={css.items}>
        {message.items.map((item, at) => (
          <OneItem
            key={item.id}
            message={message}
            item={item}
            at={at}
            isChosen={chosen.includes(item.id)}
            onChoose={
              maySelect && item.state === 'current' && item.body
                ? (isChosen) => setChosen(isChosen ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))
                : undefined
            }
          />
        ))}
      </ol>
      {maySelect && doing === undefined ? (
        <div className={`${layout.actions} not-on-paper`}>
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
